/** The words of typed citations in the supported languages, as parts of regular expressions. */

/** Words that join the last two names. */
export const and = `(?:&|and|und|et|y|e|en|och|og|ve|i|и|اور|و|और)`

/** Terms for further names. */
export const others = String.raw`(?:et\.?\s?al\.?|and\s(?:others|colleagues)|u\.\s?a\.|und\sandere|et\s(?:coll|autres)\.?|y\s(?:cols?\.|otros)|e\s(?:altri|outros|cols?\.)|en\sanderen|m\.\s?fl\.|i\sin\.|vd\.|ve\sdiğerleri|и\sдр\.|وغیرہ|اور\sدیگر|و\sدیگران|وآخرون|एवं\sअन्य)`

/** Terms for a missing year. */
export const noDate = String.raw`(?:n\.\s?d\.|no\sdate|ohne\sDatum|sans\sdate|sin\sfecha|senza\sdata|sem\sdata|zonder\sdatum|s\.\s?d\.|s\.\s?f\.|s\.\s?a\.|o\.\s?J\.|o\.\s?D\.|z\.\s?j\.|t\.\s?y\.|б\.\s?г\.|بدون\sتاریخ|س\.\s?ن\.)`
export const inPress = String.raw`(?:in\spress|forthcoming|im\s(?:Druck|Erscheinen)|sous\spresse|à\sparaître|en\sprensa|in\s(?:corso\sdi\s)?stampa|no\sprelo)`

/** Words that can precede a work in brackets or at the beginning of a note, such as “see”. */
export const leads = String.raw`(?:(?:see|cf|compare|e\.\s?g|i\.\s?e|but|and|also|for|example|instance|further|generally|esp|especially|reviewed|in|by|quoted|cited|from|after|adapted|and|contra|siehe|s|vgl|vergleiche|z\.\s?B|auch|dazu|hierzu|etwa|insbesondere|nach|zitiert|zum\sganzen|ausführlich|grundlegend|näher|kritisch|dagegen|ebenso|ähnlich|ferner|anders|statt\s(?:aller|vieler)|voir|aussi|notamment|par|exemple|p\.\s?ex|cité|dans|véase|también|ver|por|ejemplo|cfr|citado|en|vedi|anche|zie|ook|دیکھیے|دیکھئے|مثلاً)(?![\p{L}\p{M}])[.,:]*\s*)*`

/** A word that can begin a sentence before a name. */
export const sentenceOpeners =
  /^(?:According|After|Also|Although|And|As|Both|But|By|Cf|Compare|Contrary|Even|First|Following|For|From|Here|However|If|In|Like|Later|On|Recently|Second|See|Similarly|Since|So|That|The|Then|Third|Thus|To|Unlike|When|Whereas|While|With|Yet|Ähnlich|Anders|Auch|Bei|Bereits|Dagegen|Dazu|Ebenso|Etwa|Ferner|Für|Hierzu|Im|Laut|Mit|Insbesondere|Kritisch|Nach|Schon|Siehe|So|Später|Zuerst|Zuletzt|Vgl|Wie|Zu|Ainsi|Après|D[’']après|Déjà|Ensuite|Puis|Avec|Chez|Comme|Dans|Pour|Selon|Si|Voir|Así|Como|Con|En|Para|Según|Si|También|Véase)$/u

/** Names of parts of a work, or of other numbered things, before a number. */
export const partTerms = `(?:pp?|pages?|pgs?|ch(?:ap)?s?|chapters?|secs?|sections?|§+|paras?|paragraphs?|¶+|vols?|volumes?|nos?|nn?|notes?|figs?|figures?|tabs?|tables?|tabelle|tableaux?|eqs?|equations?|fols?|ff?|lines?|ll?|bks?|books?|pts?|parts?|parties?|teile?|partes?|arts?|articles?|col|cols|s|seiten?|sp|kap|kapitel|abs|abschnitt|abb|bd|nr|rn|rz|anm|chap|chapitre|art|págs?|páginas?|cap|capítulo|sec|sección|párr|tomo|t|pt|pagg?|blz|hfst|sid|s|с|стр|гл|صفحہ|ص)`
