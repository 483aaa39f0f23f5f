import type {Terms} from './index.ts'

/** Arabic. */
export const arabic: Terms = {
  references: 'المراجع',
  notes: 'الهوامش',
  abstract: 'الملخص',
  keywords: 'الكلمات المفتاحية',
  contents: 'المحتويات',
  received: 'الاستلام',
  accepted: 'القبول',
  published: 'النشر',
  backToText: 'العودة إلى النص',
  skipToText: 'الانتقال إلى النص',
  citeThis: 'الاستشهاد بهذا المقال',
  copy: 'نسخ',
  copied: 'نُسخ',
  download: 'تنزيل',
  orcid: 'ORCID iD',
  correspondence: 'للمراسلة',
  citedIn: 'مواضع الاستشهاد',
  mentionedIn: 'ذُكر في النص',
  equalContribution: 'أسهم هؤلاء المؤلفون بالتساوي.',
  and: 'و',
  joint: ' و',
  rangeJoint: ' إلى ',
  others: 'وآخرون',
  theAuthors: 'المؤلفون',
  pageShort: 'ص',
  stop: '.',
  license: '{title} © {year} {holder}، بموجب رخصة {license}.',
  page: {one: 'الصفحة', many: 'الصفحات'},
  statements: {
    conflicts: 'تضارب المصالح',
    'data-availability': 'إتاحة البيانات',
    funding: 'التمويل',
    ethics: 'الاعتبارات الأخلاقية',
    contributions: 'إسهامات المؤلفين',
    acknowledgements: 'شكر وتقدير',
    acknowledgments: 'شكر وتقدير'
  },
  callouts: {note: 'ملاحظة', tip: 'تلميح', important: 'هام', warning: 'تحذير', caution: 'تنبيه'},
  names: {
    section: {one: 'القسم', many: 'الأقسام'},
    figure: {one: 'الشكل', many: 'الأشكال'},
    table: {one: 'الجدول', many: 'الجداول'},
    equation: {one: 'المعادلة', many: 'المعادلات'},
    listing: {one: 'القائمة', many: 'القوائم'},
    note: {one: 'الهامش', many: 'الهوامش'},
    anchor: {one: '', many: ''}
  }
}
