import type {Terms} from './index.ts'

/** Persian. */
export const persian: Terms = {
  references: 'منابع',
  notes: 'یادداشت\u200Cها',
  abstract: 'چکیده',
  keywords: 'کلیدواژه\u200Cها',
  contents: 'فهرست مطالب',
  received: 'دریافت',
  accepted: 'پذیرش',
  published: 'انتشار',
  backToText: 'بازگشت به متن',
  skipToText: 'رفتن به متن',
  citeThis: 'استناد به این مقاله',
  copy: 'رونوشت',
  copied: 'رونوشت شد',
  download: 'بارگیری',
  orcid: 'ORCID iD',
  correspondence: 'مکاتبه',
  citedIn: 'استناد در متن',
  mentionedIn: 'یادشده در متن',
  equalContribution: 'سهم این نویسندگان برابر است.',
  and: 'و',
  joint: ' و ',
  rangeJoint: ' تا ',
  others: 'و دیگران',
  theAuthors: 'نویسندگان',
  pageShort: 'ص',
  stop: '.',
  license: '{title} © {year} {holder}، با پروانهٔ {license}.',
  page: {one: 'صفحهٔ', many: 'صفحه\u200Cهای'},
  statements: {
    conflicts: 'تعارض منافع',
    'data-availability': 'دسترسی به داده\u200Cها',
    funding: 'حمایت مالی',
    ethics: 'ملاحظات اخلاقی',
    contributions: 'سهم نویسندگان',
    acknowledgements: 'سپاسگزاری',
    acknowledgments: 'سپاسگزاری'
  },
  callouts: {note: 'یادداشت', tip: 'نکته', important: 'مهم', warning: 'هشدار', caution: 'احتیاط'},
  names: {
    section: {one: 'بخش', many: 'بخش\u200Cهای'},
    figure: {one: 'شکل', many: 'شکل\u200Cهای'},
    table: {one: 'جدول', many: 'جدول\u200Cهای'},
    equation: {one: 'معادلهٔ', many: 'معادله\u200Cهای'},
    listing: {one: 'قطعه\u200Cکد', many: 'قطعه\u200Cکدهای'},
    note: {one: 'یادداشت', many: 'یادداشت\u200Cهای'},
    anchor: {one: '', many: ''}
  }
}
