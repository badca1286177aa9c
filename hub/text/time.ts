import type { Language } from '../../shared/consequence/consequence';

/** How a person reads time: their language and IANA zone. */
export interface Clock {
  readonly language: Language;
  readonly zone: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs far more than using one, and a page shows a dozen times. */
function formatIn(zone: string, language: Language): Intl.DateTimeFormat {
  const key = `${language} ${zone}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: language === 'zh' ? 'numeric' : 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'shortOffset',
    });
  formats.set(key, format);
  return format;
}

/** Date, time and offset in the reader's zone: `23 Nov 2026, 14:30 UTC+8`, `2026年11月23日 14:30（UTC+8）`. */
export function showTime(at: Date | string, { language, zone }: Clock): string {
  const date = typeof at === 'string' ? new Date(at) : at;
  const parts = formatIn(zone, language).formatToParts(date);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  const offset = of('timeZoneName')
    .replace('GMT', 'UTC')
    .replace(/[+-]0$/, '');
  const time = `${of('hour')}:${of('minute')}`;
  if (language === 'zh') return `${of('year')}年${of('month')}月${of('day')}日 ${time}（${offset}）`;
  return `${of('day')} ${of('month').slice(0, 3)} ${of('year')}, ${time} ${offset}`;
}

const UNITS = [
  { seconds: 86_400, en: 'd', zh: '天' },
  { seconds: 3600, en: 'h', zh: '小时' },
  { seconds: 60, en: 'min', zh: '分钟' },
  { seconds: 1, en: 's', zh: '秒' },
] as const;

/** A length of time in one or two units, rounded down: `42 min`, `3 h 20 min`; never negative. */
export function showSpan(milliseconds: number, language: Language): string {
  const whole = Math.max(0, Math.floor(milliseconds / 1000));
  const first = UNITS.findIndex(({ seconds }) => whole >= seconds);
  if (first === -1) return language === 'zh' ? '0 秒' : '0 s';
  const amounts = UNITS.slice(first, first + 2).map((unit, index) => {
    const over = index === 0 ? whole : whole % (UNITS[first]?.seconds ?? 1);
    return { amount: Math.floor(over / unit.seconds), unit };
  });
  return amounts
    .filter(({ amount, unit }, index) => index === 0 || (amount > 0 && unit.seconds > 1))
    .map(({ amount, unit }) => `${amount} ${unit[language]}`)
    .join(' ');
}
