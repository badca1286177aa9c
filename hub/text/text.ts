import type { Language } from '../../shared/consequence/consequence';
import { english, type Text } from './en/text';
import { chinese } from './zh/text';

const TEXTS: Readonly<Record<Language, Text>> = { en: english, zh: chinese };

/** The texts of a language. */
export const textIn = (language: Language): Text => TEXTS[language];
