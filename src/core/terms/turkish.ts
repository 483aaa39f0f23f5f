import type {Terms} from './index.ts'

/** Turkish. */
export const turkish: Terms = {
  references: 'Kaynakça',
  notes: 'Notlar',
  abstract: 'Öz',
  keywords: 'Anahtar kelimeler',
  contents: 'İçindekiler',
  received: 'Geliş',
  accepted: 'Kabul',
  published: 'Yayın',
  backToText: 'Metne dön',
  skipToText: 'Metne geç',
  citeThis: 'Bu makaleye atıf',
  copy: 'Kopyala',
  copied: 'Kopyalandı',
  download: 'İndir',
  orcid: 'ORCID iD',
  correspondence: 'Yazışma',
  citedIn: 'Metinde atıf',
  mentionedIn: 'Metinde anılan',
  equalContribution: 'Bu yazarlar eşit katkıda bulunmuştur.',
  and: 've',
  joint: ' ve ',
  rangeJoint: ' ila ',
  others: 'vd.',
  theAuthors: 'Yazarlar',
  pageShort: 's.',
  stop: '.',
  license: '{title} © {year} {holder}; lisans: {license}.',
  page: {one: 'sayfa', many: 'sayfalar'},
  statements: {
    conflicts: 'Çıkar çatışması',
    'data-availability': 'Veri erişilebilirliği',
    funding: 'Finansman',
    ethics: 'Etik',
    contributions: 'Yazar katkıları',
    acknowledgements: 'Teşekkür',
    acknowledgments: 'Teşekkür'
  },
  callouts: {note: 'Not', tip: 'İpucu', important: 'Önemli', warning: 'Uyarı', caution: 'Dikkat'},
  names: {
    section: {one: 'Bölüm', many: 'Bölümler'},
    figure: {one: 'Şekil', many: 'Şekiller'},
    table: {one: 'Tablo', many: 'Tablolar'},
    equation: {one: 'Denklem', many: 'Denklemler'},
    listing: {one: 'Liste', many: 'Listeler'},
    note: {one: 'Not', many: 'Notlar'},
    anchor: {one: '', many: ''}
  }
}
