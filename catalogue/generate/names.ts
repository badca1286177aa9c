/** Letters and digits only, lower case: `DBInstanceIdentifier` and `dbInstanceIdentifier` are one name. */
export const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The name without what says that it is a name: `DbInstanceName`, `DBInstanceIdentifier` and `DBInstance` all give `dbinstance`. */
export const stem = (name: string): string => plain(name).replace(/(identifier|name|arn|id)$/, '');

/** One of several: `InstanceIds` gives `InstanceId`, `Policies` gives `Policy`. */
export const singular = (name: string): string =>
  name
    .replace(/List$/, '')
    .replace(/ies$/, 'y')
    .replace(/([a-z0-9])s$/, '$1')
    .replace(/IDs$/, 'ID');

/** The words of an operation's name: `DeleteDBInstance` is verb `Delete` and noun `DBInstance`. */
export function verbAndNoun(operation: string): { readonly verb: string; readonly noun: string } {
  const verb = /^(Batch)?[A-Z][a-z]+/.exec(operation)?.[0] ?? operation;
  return { verb, noun: operation.slice(verb.length) };
}
