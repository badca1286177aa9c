import { type Check, problemAt } from '../sources';

const stem = (file: string): string => file.slice(file.lastIndexOf('/') + 1).replace(/\.yaml$/, '');

/** A policy is named as its file is, so names are unique and a name in a record leads to its file. */
export const policyName: Check = ({ policies }) =>
  policies.flatMap((policy) => {
    const expected = stem(policy.file);
    const name = policy.value.policy;
    if (name === expected) return [];
    const taken = policies.some((other) => other !== policy && stem(other.file) === name);
    const message = `policy "${name}" is in the file ${expected}.yaml${taken ? `, and ${name}.yaml has this name already` : ''}`;
    const hint = `Write "policy: ${expected}"${taken ? '' : `, or rename the file to ${name}.yaml`}.`;
    return [problemAt(policy, ['policy'], { check: 'policy-name', message, hint })];
  });
