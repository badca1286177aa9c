import { synthesize } from './synthesis';
import type { Template } from './template';

const made = synthesize();

/** A template without what changes whenever code changes: hashes of bundles, of inner templates, of the configuration. */
const masked = (template: Template): unknown =>
  JSON.parse(JSON.stringify(template).replace(/\b[0-9a-f]{64}(?=\.zip"|\.json"|")/g, '<hash>'));

describe('the synthesized template', () => {
  it.each(['hub', 'organization', 'roles', 'rules'] as const)('of %s is the one that was reviewed', (name) => {
    expect(masked(made[name])).toMatchSnapshot();
  });
});
