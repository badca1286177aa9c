import { identifier } from '../../shared/consequence/visible';
import { choices } from '../choices';
import { didYouMean } from '../nearest';
import { type Check, problemAt } from '../sources';

/** The units of `settings.yaml` form one tree: parents are listed, ids differ, and accounts are in one of them. */
export const unit: Check = ({ settings }) => {
  if (!settings) return [];
  const { root, units, accounts } = settings.value.organization;
  const at = ['organization', 'units'];
  const names = Object.keys(units);
  const orphans = names.flatMap((name) => {
    const parent = name.split('/').slice(0, -1).join('/');
    if (parent === '' || Object.hasOwn(units, parent)) return [];
    const message = `"${identifier(name)}" is below "${identifier(parent)}", which is not listed`;
    return [
      problemAt(
        settings,
        [...at, name],
        { check: 'unit', message, hint: `List "${identifier(parent)}" too, with its id.` },
        'key',
      ),
    ];
  });
  const alike = names.flatMap((name) => {
    const other = name === 'root' ? 'the root' : /^\d{12}$/.test(name) ? 'an account' : null;
    if (other === null) return [];
    const message = `policies could not tell the unit "${name}" from ${other}`;
    return [
      problemAt(settings, [...at, name], { check: 'unit', message, hint: 'Rename the unit at AWS, then here.' }, 'key'),
    ];
  });
  const twice = names.flatMap((name, index) => {
    const first = names.find((other) => units[other] === units[name]);
    if (first === undefined || names.indexOf(first) === index) return [];
    const message = `"${identifier(name)}" has the id of "${identifier(first)}"`;
    return [
      problemAt(settings, [...at, name], {
        check: 'unit',
        message,
        hint: '`aws organizations list-organizational-units-for-parent` shows ids.',
      }),
    ];
  });
  const foreign = names.flatMap((name) => {
    // Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_OrganizationalUnit.html
    const [own, expected] = [units[name]?.slice('ou-'.length).slice(0, ROOT), root.slice('r-'.length).slice(0, ROOT)];
    if (own === expected) return [];
    const message = `"${identifier(name)}" has the id of a unit below another root: after ou- come the letters of "${root}"`;
    const hint = `Its id begins with ou-${expected}.`;
    return [problemAt(settings, [...at, name], { check: 'unit', message, hint })];
  });
  const homeless = Object.entries(accounts).flatMap(([account, place]) => {
    if (place === 'root' || Object.hasOwn(units, place)) return [];
    const message = `unknown unit "${identifier(place)}"${didYouMean(place, ['root', ...names])}`;
    const hint = `Units are root, and those under organization.units: ${choices(names)}.`;
    return [problemAt(settings, ['organization', 'accounts', account], { check: 'unit', message, hint })];
  });
  return [...alike, ...orphans, ...twice, ...foreign, ...homeless];
};

/** Letters of the root's id that ids of its units have. */
const ROOT = 4;
