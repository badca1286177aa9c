import { identifier } from '../../shared/consequence/visible';
import { forwardedRegions, GLOBAL_REGIONS } from '../forwarded';
import { isGlobal } from '../global-services';
import { didYouMean } from '../nearest';
import { placedRules } from '../placed';
import { type Check, problemAt } from '../sources';

/** A rule names only regions from which denials are forwarded; in another it would deny and nobody could ask. */
export const ruleRegion: Check = (sources, catalogue) => {
  const { settings } = sources;
  if (!settings) return [];
  const forwarded = forwardedRegions(settings.value);
  const global = GLOBAL_REGIONS[settings.value.partition];
  return placedRules(sources, catalogue).flatMap(({ rule, written: { policy, text, path } }) => {
    const regions = text.where?.regions ?? [];
    if (
      regions.length > 0 &&
      rule.guard.length > 0 &&
      rule.guard.every(isGlobal) &&
      !regions.some((one) => global.includes(one))
    ) {
      const message = `calls of ${rule.guard[0]} are all made in ${global.join(' or ')}, wherever the caller is`;
      const fault = { check: 'rule-region', message, hint: 'Leave "regions" out.' } as const;
      return [problemAt(policy, [...path, 'where', 'regions'], fault)];
    }
    return regions.flatMap((region, index) => {
      if (forwarded.includes(region)) return [];
      const message = `denials in "${identifier(region)}" do not become requests${didYouMean(region, forwarded)}`;
      const hint = `Regions in settings.yaml: ${forwarded.join(', ')}.`;
      return [problemAt(policy, [...path, 'where', 'regions', index], { check: 'rule-region', message, hint })];
    });
  });
};
