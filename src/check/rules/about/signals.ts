/** Words that may precede a work in parentheses, as part of a regular expression. */
export const signals =
  '(?:see(?: also| further| e\\.g\\.,?|, e\\.g\\.,?|, for example,)?|also|cf\\.?|compare|e\\.g\\.,?|i\\.e\\.,?|siehe(?: auch)?|s\\.(?: a\\.)?|vgl\\.?(?: auch)?|z\\. ?B\\.|voir(?: aussi)?|p\\. ex\\.|véase(?: también)?|ver|cfr\\.?|vedi(?: anche)?|zie(?: ook)?)'
