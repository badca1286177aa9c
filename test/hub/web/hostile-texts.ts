/** Texts that a caller may put wherever a caller can put one; each attacks something else. */
export const HOSTILE: Readonly<Record<string, string>> = {
  html: '<script>alert(1)</script><img src=x onerror=alert(1)>',
  attribute: '" autofocus onfocus="alert(1)',
  entity: '&lt;b&gt;&#x3c;script&#x3e;',
  comment: '--><svg/onload=alert(1)><!--',
  bidi: '\u202Egnp.exe\u202C\u2066abc\u2069',
  zeroWidth: 'or\u200Bders\u200D-\uFEFFapi\u00AD',
  controls: 'a\u0000b\u0007c\u001B[31md\u0085e\u2028f',
  headers: 'x\r\nBcc: eve@example.com\r\n\r\nbody',
  link: 'https://evil.example/pay?x=1',
  long: 'A'.repeat(10_000),
  surrogate: '\u{1F4A3}\u{E0041}tag',
  empty: '   ',
};
