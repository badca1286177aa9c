import { identifier } from '../../shared/consequence/visible';
import { forwardedRegions } from '../forwarded';
import { didYouMean } from '../nearest';
import { rulesOf } from '../rules';
import { type Check, problemAt } from '../sources';

/** A rule names only regions from which denials are forwarded; in another it would deny and nobody could ask. */
export const ruleRegion: Check = ({ settings, policies }) => {
  if (!settings) return [];
  const forwarded = forwardedRegions(settings.value);
  return rulesOf(policies).flatMap(({ policy, text, path }) =>
    (text.where?.regions ?? []).flatMap((region, index) => {
      if (forwarded.includes(region)) return [];
      const message = `denials in "${identifier(region)}" do not become requests${didYouMean(region, forwarded)}`;
      const hint = `Regions in settings.yaml: ${forwarded.join(', ')}.`;
      return [problemAt(policy, [...path, 'where', 'regions', index], { check: 'rule-region', message, hint })];
    }),
  );
};
