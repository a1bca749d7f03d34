/** Texts that a browser, a spreadsheet or a printer could take for orders. */
export const PAYLOADS: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '=HYPERLINK("http://x.example","y")',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '{{7*7}}${7*7}<%=7*7%>',
  "');drop table person;--",
  ']]></w:t><w:instrText>',
];
