/** Words that are in every text of their language, and so say little about which texts belong together. */
export const frequentWords: ReadonlySet<string> = new Set(
  [
    'a an and are as at be been but by can for from had has have he her his if in into is it its may more no not of',
    'on one or our out she so some such than that the their them then there these they this those to was we were what',
    'when which while who will with would you',
    'au aux avec ce ces cette dans de des du elle en est et il ils la le les leur mais ne nous on ou où par pas plus',
    'pour qu que qui sa se ses son sont sur un une',
    'als am auch auf aus bei bis das dass dem den der des die durch ein eine einem einen einer es für hat ich ihr im',
    'ist mit nach nicht nur oder sich sie sind so über um und von vor war wie wir wird zu zum zur',
    'al con como del el ella entre era esta este fue las lo los más me mi muy o para pero por porque si sin sobre su',
    'sus también y ya',
    'che col da dal della delle di e gli ha i ma nel nella non per più questo si sono tra uno',
    'à ao aos com do dos em foi mas na nas não no nos os ou pela pelo são ser seu sua também uma'
  ].flatMap(line => line.split(' '))
)
