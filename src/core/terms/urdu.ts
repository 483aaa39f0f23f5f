import type {Terms} from './index.ts'

/** Urdu. */
export const urdu: Terms = {
  references: 'حوالہ جات',
  notes: 'حواشی',
  abstract: 'خلاصہ',
  keywords: 'کلیدی الفاظ',
  contents: 'فہرست',
  received: 'موصول',
  accepted: 'منظور',
  published: 'شائع',
  backToText: 'متن پر واپس',
  skipToText: 'متن پر جائیں',
  citeThis: 'اس مضمون کا حوالہ',
  copy: 'نقل کریں',
  copied: 'نقل ہو گیا',
  download: 'ڈاؤن لوڈ',
  orcid: 'ORCID iD',
  correspondence: 'رابطہ',
  citedIn: 'متن میں حوالہ',
  mentionedIn: 'متن میں ذکر',
  equalContribution: 'ان مصنفین کا حصہ برابر ہے۔',
  and: 'اور',
  joint: ' اور ',
  rangeJoint: ' تا ',
  others: 'وغیرہ',
  theAuthors: 'مصنفین',
  pageShort: 'ص',
  stop: '۔',
  license: '{title} © {year} {holder}، {license} کے تحت۔',
  page: {one: 'صفحہ', many: 'صفحات'},
  statements: {
    conflicts: 'مفادات کا تصادم',
    'data-availability': 'اعداد و شمار کی دستیابی',
    funding: 'مالی معاونت',
    ethics: 'اخلاقیات',
    contributions: 'مصنفین کی خدمات',
    acknowledgements: 'اظہارِ تشکر',
    acknowledgments: 'اظہارِ تشکر'
  },
  callouts: {note: 'نوٹ', tip: 'مشورہ', important: 'اہم', warning: 'انتباہ', caution: 'احتیاط'},
  names: {
    section: {one: 'حصہ', many: 'حصے'},
    figure: {one: 'شکل', many: 'اشکال'},
    table: {one: 'جدول', many: 'جداول'},
    equation: {one: 'مساوات', many: 'مساوات'},
    listing: {one: 'فہرست', many: 'فہرستیں'},
    note: {one: 'حاشیہ', many: 'حواشی'},
    anchor: {one: '', many: ''}
  }
}
