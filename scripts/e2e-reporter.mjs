// scripts/e2e-reporter.mjs
//
// Playwright reporter: one line per test, the error of each failure, and a closing line `N passed, N failed, N skipped`.
// A journey that passed only when tried again counts as passed and is named at the end: it wants a look.

export default class LineReporter {
  #counts = { passed: 0, failed: 0, skipped: 0 };
  #failures = [];
  #triedAgain = [];

  onTestEnd(test, result) {
    const title = [test.parent.project()?.name, ...test.titlePath().slice(2)].filter(Boolean).join(' > ');
    if (result.status === 'skipped') this.#counts.skipped++;
    else if (test.outcome() === 'expected') this.#counts.passed++;
    else if (test.outcome() === 'flaky') {
      this.#counts.passed++;
      this.#triedAgain.push(title);
    }
    else if (result.retry === test.retries) {
      this.#counts.failed++;
      this.#failures.push({ title, errors: result.errors });
    }
    const mark = result.status === 'skipped' ? 'skip' : result.status === 'passed' ? 'ok  ' : 'FAIL';
    console.log(`${mark} ${title} (${(result.duration / 1000).toFixed(1)} s)`);
  }

  onStdErr(chunk) {
    process.stderr.write(chunk);
  }

  onError(error) {
    this.#counts.failed++;
    console.error(error.stack ?? error.message);
  }

  onEnd() {
    for (const { title, errors } of this.#failures) {
      console.error(`\nFAIL ${title}`);
      for (const error of errors) console.error(error.stack ?? error.message ?? error.value);
    }
    for (const title of this.#triedAgain) console.error(`passed only when tried again: ${title}`);
    const { passed, failed, skipped } = this.#counts;
    console.log(`e2e: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  }

  printsToStdio() {
    return true;
  }
}
