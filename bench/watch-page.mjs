/** Measurements in the page of a preview. */

/**
 * Records the time at which a word is painted.
 * @param {import('puppeteer').Page} page
 * @param {string} word that is not in the page yet
 * @returns {Promise<{at: () => Promise<number>}>} the time of day in milliseconds
 */
export async function untilPainted(page, word) {
  await page.evaluate(mark => {
    // Only new nodes are searched, because searching a long page would take longer than its change.
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
 * Measures the time until a word that a script adds to a paragraph is painted, and the part of it in the main thread.
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
 * Ends the fading of marks, and waits until the page is idle.
 * @param {import('puppeteer').Page} page
 */
export function rest(page) {
  return page.evaluate(
    () =>
      new Promise(resolve => {
        for (const animation of document.getAnimations()) {
          // Some animations have no end.
          if (animation.effect?.getComputedTiming().endTime < 10_000) animation.finish()
        }
        requestAnimationFrame(() =>
          requestAnimationFrame(() => requestIdleCallback(resolve, {timeout: 2000}))
        )
      })
  )
}
