import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Organization } from '../organization/organization';

/** The demo's configuration files, relative to this folder and to the folder they are copied to. */
export const CONFIGURATION_FILES = [
  'settings.yaml',
  'people.yaml',
  'policies/deletes.yaml',
  'policies/production.yaml',
] as const;

/** Replaces the words in capitals by the ids of the Organization that has just been created. */
export function fillIds(text: string, organization: Organization): string {
  const { id, root, units, accounts } = organization;
  const words: Readonly<Record<string, string>> = {
    ORGANIZATION_ID: id,
    ROOT_ID: root,
    SECURITY_UNIT_ID: units.Security,
    PRODUCTION_UNIT_ID: units.Production,
    SANDBOX_UNIT_ID: units.Sandbox,
    MANAGEMENT_ACCOUNT: accounts.management,
    HUB_ACCOUNT: accounts.hub,
    PAYMENTS_ACCOUNT: accounts.payments,
    ANALYTICS_ACCOUNT: accounts.analytics,
  };
  return text.replace(/\b[A-Z]+(?:_UNIT)?_(?:ID|ACCOUNT)\b/g, (word) => words[word] ?? word);
}

/** Texts of configuration files by their path in the folder. */
export type ConfigurationTexts = Readonly<Record<string, string>>;

/**
 * Copies the demo's configuration to `folder`; `change` lets a test edit or add files, e.g. for short deadlines, with
 * the same words in capitals.
 */
export async function writeConfiguration(
  folder: string,
  organization: Organization,
  change: (texts: ConfigurationTexts) => ConfigurationTexts = (texts) => texts,
): Promise<void> {
  const read = async (file: string) => [file, await readFile(join(__dirname, file), 'utf8')] as const;
  const texts = Object.fromEntries(await Promise.all(CONFIGURATION_FILES.map(read)));
  for (const [file, text] of Object.entries(change(texts))) {
    const path = join(folder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, fillIds(text, organization));
  }
}
