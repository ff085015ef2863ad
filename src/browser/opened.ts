import { languages } from '../model/text.ts';

/** What is opened or closed in one language, and has a name, is so in the others, too. */
export function shareOpened(): void {
  const share = ({ target }: Event): void => {
    if (!(target instanceof HTMLDetailsElement)) return;
    const language = languages.find((one) => target.id.startsWith(`${one}-`));
    if (language === undefined) return;
    for (const other of languages) {
      const same = document.getElementById(other + target.id.slice(language.length));
      if (same instanceof HTMLDetailsElement) same.open = target.open;
    }
  };
  // It does not bubble.
  document.addEventListener('toggle', share, { capture: true });
}
