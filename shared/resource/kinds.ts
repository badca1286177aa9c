import type { NeededAction } from '../catalogue/operation';
import { normalArn } from './normal';
import { placed, type Where } from './template';

/** True when an ARN is of one of the kinds of resource that an action is about, each part of it being one segment. */
export const isOfOne = (action: NeededAction | undefined, arn: string, where: Where): boolean =>
  (action?.resources ?? []).some(({ arn: template, like }) => {
    const segments = placed(template ?? like ?? '', where)
      .replace(/\{[^}]*\}/g, '*')
      .split('*');
    const pattern = segments.map((text) => text.replace(/[.+^$()|[\]\\?{}]/g, '\\$&')).join('[^/:]+');
    return new RegExp(`^${pattern}$`).test(normalArn(arn));
  });
