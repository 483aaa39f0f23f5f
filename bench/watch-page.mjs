/** What is measured in the page of a preview. */

/**
 * Notes when a word is painted.
 * @param {import('puppeteer').Page} page
 * @param {string} word that is not in the page yet
 * @returns {Promise<{at: () => Promise<number>}>} the time of day in milliseconds
 */
export async function untilPainted(page, word) {
  await page.evaluate(mark => {
    // Only what is new is searched: the text of a long page takes longer than its change.
    const isNew = ({target, addedNodes}) =>
      [target instanceof CharacterData ? target : undefined, ...addedNodes].some(node =>
        node?.textContent.includes(mark)
      )
    globalThis.paintedAt = new Promise(resolve => {
      const observer = new MutationObserver(records => {
        if (!records.some(isNew)) return
        observer.disconnect()
        requestAnimationFrame(() => setTimeout(() => resolve(Date.now())))
      })
      observer.observe(document, {subtree: true, childList: true, characterData: true})
    })
  }, word)
  return {at: () => page.evaluate(() => globalThis.paintedAt)}
}

/**
 * The time for a word that is added to a paragraph by hand, and what of it is of the main thread.
 * @param {import('puppeteer').Page} page
 * @param {string} word
 */
export async function paintByHand(page, word) {
  const {TaskDuration: busy} = await page.metrics()
  const painted = await page.evaluate(
    words =>
      new Promise(resolve => {
        const start = performance.now()
        const all = document.querySelectorAll('#article-text p')
        all[all.length >> 1].append(` ${words}`)
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)))
      }),
    word
  )
  const {TaskDuration: after} = await page.metrics()
  await rest(page)
  return {painted, main: (after - busy) * 1000}
}

/**
 * Ends the marks that fade, and waits until the page has nothing to do.
 * @param {import('puppeteer').Page} page
 */
export function rest(page) {
  return page.evaluate(
    () =>
      new Promise(resolve => {
        for (const animation of document.getAnimations()) {
          // Some have no end.
          if (animation.effect?.getComputedTiming().endTime < 10_000) animation.finish()
        }
        requestAnimationFrame(() =>
          requestAnimationFrame(() => requestIdleCallback(resolve, {timeout: 2000}))
        )
      })
  )
}
