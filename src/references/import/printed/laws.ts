const opener = /^\s*(?:\[\d+\]|\(\d+\)|\d+[.)])?\s*[“"„«]?/u
const lawEnd =
  /(?:\b(?:Act|Code|Statute|Ordinance|Treaty|Convention|Covenant|Charter|Protocol|Regulations?|Bill|Rules|Records|Papers|Proceedings|Correspondence|Manuscripts|Collection|Archives?|Gazette|Census)|gesetz(?:buch)?|ordnung|verfassung|vertrag|قانون|آئین|آرڈیننس)(?:,?\s(?:of\s)?\d{4})?$|^(?:Treaty|Convention|Constitution|Constitución|Charter|Protocol|Declaration|Covenant|Agreement|Loi|Décret|Ordonnance|Ley|Código|Decreto|Legge|Codice|Gesetz|Verordnung|Verfassung|Vertrag|\p{Lu}\p{Ll}+(?:gesetz|ordnung)|Code)\s(?:of|on|for|between|concerning|n[°º]|\d|de|du|des|der|von|del|sobre|über|für|zur|zum|zwischen|civil|pénal|[Cc]ivil|[Pp]enal|Política)\s?/u
const parties = /[\p{L})\].]\s(?:vs?|c|gegen)\.?\s\p{Lu}/u

/** The name with which the line of a law, a case or an archive begins; undefined for other works. */
export function lawOrArchive(raw: string): string | undefined {
  const text = raw.replace(opener, '')
  const [name = ''] =
    /^.{8,160}?(?=,\s|\.\s(?!\p{Lu}?\p{Ll})|(?<=\p{L}{4})[.”"»]|\s[([](?=\d)|$)/u.exec(text) ?? []
  return lawEnd.test(name) || parties.test(name.slice(0, 80)) ? name : undefined
}
