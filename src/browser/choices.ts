import { type Language, languages } from '../model/text.ts';

/** What a reader chooses at the top of the page. */
const names = ['language', 'theme'] as const;
type Name = (typeof names)[number];

const listeners: (() => void)[] = [];

/** Marks an entry of the tab's history that was shown before. */
const seen = 'seen';

/** Takes up what was chosen last, and keeps what is chosen next, for as long as the tab is open. */
export function startChoices(): void {
  for (const name of names) {
    choose(name, recall(name));
    for (const input of inputsOf(name)) {
      input.addEventListener('change', () => {
        keep(name, input.value);
        if (name === 'theme') paint();
        else {
          moveAddress();
          speak();
        }
      });
    }
  }
  addEventListener('hashchange', followAddress);
  paint();
  speak();
  followAddress();
}

export function chosenLanguage(): Language {
  return languages.find((one) => one === chosen('language')) ?? 'en';
}

/** The style sheet knows the colours by this. */
function paint(): void {
  document.documentElement.dataset.theme = chosen('theme') ?? 'auto';
}

/** Calls when another language was chosen. */
export function onLanguage(listener: () => void): void {
  listeners.push(listener);
}

/** The whole page is in the chosen language: its title, and what a screen reader reads it as. */
function speak(): void {
  const language = chosenLanguage();
  document.documentElement.lang = language;
  document.title = document.querySelector(`.report[data-language=${language}] h1`)?.textContent ?? document.title;
  for (const listener of listeners) listener();
}

/**
 * A link may lead into the part of the page in another language than is chosen, and then that is the language. An address to which
 * the reader comes back is of the chosen language by now.
 */
function followAddress(): void {
  const part = linkedPart();
  if (!part) return;
  const isBack = history.state === seen && recall('language') !== undefined;
  history.replaceState(seen, '');
  if (part.language === chosenLanguage()) return;
  if (isBack) moveAddress();
  else {
    choose('language', part.language);
    keep('language', part.language);
    speak();
  }
  linkedPart()?.element.scrollIntoView();
}

/** Where the address leads into one language, leads it to the same part in the chosen one; nothing moves before the reader. */
function moveAddress(): void {
  const part = linkedPart();
  if (!part) return;
  const address = `#${chosenLanguage()}${part.element.id.slice(part.language.length)}`;
  try {
    history.replaceState(seen, '', address);
  } catch {
    // Not every browser lets the address of a file be changed so.
    location.replace(address);
  }
}

/** The part of the page that the address names, of which each language has its own. */
function linkedPart(): { readonly element: Element; readonly language: Language } | undefined {
  const element = document.getElementById(location.hash.slice(1));
  const language = languages.find((one) => one === element?.closest('.report')?.getAttribute('data-language'));
  return element && language ? { element, language } : undefined;
}

function chosen(name: Name): string | undefined {
  return inputsOf(name).find(({ checked }) => checked)?.value;
}

function inputsOf(name: Name): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(`.choices input[name=${name}]`)];
}

function choose(name: Name, value: string | undefined): void {
  for (const input of inputsOf(name)) if (input.value === value) input.checked = true;
}

// A page from a file may have no storage: then nothing is kept.

function recall(name: Name): string | undefined {
  try {
    return sessionStorage.getItem(`comply-report-${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

function keep(name: Name, value: string): void {
  try {
    sessionStorage.setItem(`comply-report-${name}`, value);
  } catch {}
}
