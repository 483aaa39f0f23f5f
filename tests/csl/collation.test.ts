import {expect, test} from 'vitest'
import {collationKey} from '../../src/csl/sort/collation.ts'

/** Words in the order of a list in a language. */
function sorted(lang: string, words: string): string {
  const keyed = words.split(' ').map(word => ({word, key: collationKey(word.replaceAll('_', ' '), lang)}))
  return keyed
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({word}) => word)
    .join(' ')
}

test.each([
  ['fa', 'اکبری بهار پارسا تهرانی جعفری چوبک حافظ زرین ژاله سعدی قائم کاظمی گلشن لطفی ناصر وحید هدایت یوسفی'],
  [
    'ur',
    'احمد بیگ پاشا تاج ٹیپو ثاقب جمال چراغ خان داؤد ڈار ذکی رضا ڑ زیدی سید عمر کمال گل لال ندیم وقار ہاشمی یوسف ے'
  ],
  ['ar', 'أحمد بدر تميم جابر حسن خالد زيد سالم صالح عمر فهد كامل ليلى محمد ناصر هاشم وليد ياسر'],
  ['en', 'پارسا تهرانی چوبک کاظمی گلشن لطفی'],
  ['es', 'Nadal Nuzzi Ñáñez Oria'],
  ['sv', 'Andersson Östlund'.replace('Östlund', 'Zorn Åberg Ärlig Öberg')],
  ['da', 'Andersen Zahle Ærø Østergaard Aabye Ågren'],
  ['tr', 'Can Çelik Gün Ğ Hız Işık İnce Oğuz Öz Su Şen Uz Ünal'],
  ['pl', 'Lach Łach Nowak Zorn Żak'],
  ['cs', 'Cibulka Čapek Holub Chalupa Ionesco Rada Říha'],
  ['ru', 'Иванов Йорк Ким'],
  ['uk', 'Гай Ґалаґан Зуб Ивано Іваненко Їжак Йосип Коваль'],
  ['en', 'Oberg Östlund Zorn'],
  ['de', 'Aumann Äußerer Autor'],
  ['en', 'ʿAbbās Abbott ʾAbel Zaman'],
  ['el', 'Μάρκος Μάρκου']
])('%s: %s', (lang, words) => {
  expect(sorted(lang, words.split(' ').toReversed().join(' '))).toBe(words)
})

test('forms of one letter sort as one letter', () => {
  expect(collationKey('كامل', 'fa')).toBe(collationKey('کامل', 'fa'))
  expect(collationKey('علي', 'fa')).toBe(collationKey('علی', 'fa'))
  expect(collationKey('A\u030Aberg', 'sv')).toBe(collationKey('Åberg', 'sv'))
  expect(collationKey('ʿAlī', 'en')).toBe(collationKey('Ali', 'en'))
})
