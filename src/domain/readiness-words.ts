import { PrefixIndex } from './acceptance/prefix-index';

/** Words nobody can test, a line for each language, separated by ` · `. */
const everyday = `
  user-friendly · user friendly · easy to use · easily · easy · intuitive · intuitively · simple to use · appropriate · appropriately · adequate · adequately · as appropriate · as needed · as necessary · if necessary · where necessary · if possible · where possible · when possible · as far as possible · if applicable · where applicable · reasonable · reasonably · sufficient · sufficiently · acceptable · proper · properly · nice · nicely · good-looking · looks good · look good · works well · work well · works as expected · work as expected · works fine · seamless · seamlessly · smooth · smoothly · robust · robustly · flexible · flexibly · modern · state of the art · state-of-the-art · best practice · best practices · and so on · etc · and more · and/or · such as but not limited to · better · improved · clean · elegant · good enough · usual · usually · normally · mostly · generally
  benutzerfreundlich · nutzerfreundlich · bedienerfreundlich · intuitiv · einfach zu bedienen · angemessen · geeignet · passend · ausreichend · ordentlich · sauber · sinnvoll · möglichst · wenn möglich · falls möglich · bei bedarf · falls nötig · gegebenenfalls · ggf · robust · flexibel · zeitgemäß · ansprechend · schön · usw · und so weiter · etc · o. ä · funktioniert gut · wie erwartet · in der regel · normalerweise · besser
  convivial · conviviale · facile à utiliser · facilement · intuitif · intuitive · approprié · appropriée · adéquat · adéquate · raisonnable · suffisant · suffisante · correctement · si possible · si nécessaire · le cas échéant · robuste · fluide · moderne · et ainsi de suite · comme prévu · généralement
  fácil de usar · fácilmente · intuitivo · intuitiva · apropiado · apropiada · adecuado · adecuada · razonable · suficiente · correctamente · si es posible · si es necesario · cuando sea posible · robusto · fluido · moderno · etcétera · como se espera · normalmente · generalmente
  fácil de usar · facilmente · intuitivo · apropriado · apropriada · adequado · adequada · razoável · suficiente · corretamente · se possível · se necessário · quando possível · robusto · moderno · e assim por diante · conforme esperado · geralmente
  facile da usare · facilmente · intuitivo · appropriato · adeguato · adeguata · ragionevole · sufficiente · correttamente · se possibile · se necessario · ove possibile · robusto · fluido · moderno · e così via · ecc · come previsto · generalmente
  gebruiksvriendelijk · gebruiksvriendelijke · intuïtief · gemakkelijk · passend · geschikt · redelijk · voldoende · naar behoren · indien mogelijk · indien nodig · zo nodig · robuust · flexibel · enzovoort · enz · zoals verwacht · meestal
  przyjazny dla użytkownika · intuicyjny · intuicyjnie · łatwo · łatwy w użyciu · odpowiedni · odpowiednio · odpowiednie · rozsądny · wystarczający · poprawnie · prawidłowo · jeśli to możliwe · w razie potrzeby · nowoczesny · itd · itp · zgodnie z oczekiwaniami
  användarvänlig · användarvänligt · lämplig · lämpligt · tillräcklig · tillräckligt · om möjligt · vid behov · osv · brugervenlig · passende · tilstrækkelig · om muligt · efter behov · brukervennlig · hensiktsmessig · hvis mulig · ved behov
  удобный · удобно · интуитивно понятный · интуитивно · соответствующим образом · по возможности · при необходимости · корректно · и так далее · и т. д · как ожидается`;

/** Words that are fine beside a number: "fast, within 2 seconds". */
const ofAmount = `
  fast · faster · quick · quickly · quicker · rapid · rapidly · slow · responsive · performant · high performance · efficient · efficiently · scalable · instantly · immediately · in real time · in a timely manner · timely · as soon as possible · asap · soon · some · several · many · few · a lot of · large · small · big · short · long · high · low · minimal · maximal · minimize · maximize · optimal · optimized · regularly · often · sometimes · recent · recently · approximately · about right · frequently · secure · highly available
  schnell · schneller · zügig · performant · effizient · skalierbar · sofort · unverzüglich · zeitnah · so schnell wie möglich · so bald wie möglich · einige · mehrere · viele · wenige · große · großer · kleine · kurze · lange · hohe · niedrig · minimal · maximal · optimal · regelmäßig · oft · manchmal · ungefähr · ca
  rapide · rapidement · vite · performant · efficace · efficacement · immédiatement · dès que possible · quelques · plusieurs · beaucoup de · grand · petit · optimal · régulièrement · souvent · parfois · environ
  rápido · rápida · rápidamente · eficiente · inmediatamente · lo antes posible · algunos · algunas · varios · varias · muchos · muchas · óptimo · regularmente · a menudo · a veces
  rapidamente · imediatamente · o mais rápido possível · alguns · algumas · vários · várias · muitos · muitas · ótimo · frequentemente · às vezes
  veloce · velocemente · efficiente · immediatamente · il prima possibile · alcuni · alcune · diversi · diverse · molti · ottimale · regolarmente · spesso · a volte
  snel · sneller · efficiënt · schaalbaar · onmiddellijk · zo snel mogelijk · enkele · sommige · veel · optimaal · regelmatig · vaak · soms
  szybko · szybki · wydajny · wydajnie · natychmiast · jak najszybciej · kilka · niektóre · wiele · optymalny · regularnie · często · czasami
  snabbt · effektivt · hurtigt · raskt · så snart som möjligt · några · flera · regelbundet
  быстро · быстрый · эффективно · немедленно · как можно скорее · несколько · некоторые · регулярно · часто`;

/** What stands where something is still to be said. */
const placeholders = `tbd · tba · tbc · to be defined · to be decided · to be determined · to be clarified · fixme · xxx · lorem ipsum · noch offen · zu klären · noch zu klären · à définir · à préciser · por definir · a definir · da definire · nader te bepalen · do ustalenia · уточнить`;

/** The same in languages that write no blanks between words. */
const spaceless = `使いやすい · 直感的 · 適切に · 適切な · 必要に応じて · できるだけ · 可能であれば · 十分な · 素早く · 迅速に · すぐに · など · いくつか · 未定 · 友好 · 易用 · 直观 · 适当 · 合理 · 尽可能 · 尽快 · 快速 · 如有必要 · 足够 · 等等 · 若干 · 待定 · 適當 · 合理 · 盡可能 · 盡快 · 사용하기 쉬운 · 직관적 · 적절한 · 적절히 · 필요에 따라 · 가능하면 · 가능한 한 · 빠르게 · 신속하게 · 충분한 · 등등 · 미정`;

export type Vagueness = 'vague' | 'amount' | 'placeholder';

export interface VagueWord {
  /** As it stands there. */
  readonly word: string;
  /** `amount`: a number beside it would do. */
  readonly kind: Vagueness;
  /** Where in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** The words of a criterion that nobody can test, in their order. What is quoted, or written as code, is no such word. */
export function vagueWords(text: string): VagueWord[] {
  const bare = text.replace(quoted, (passage) => ' '.repeat(passage.length));
  const lower = bare.replace(/\p{Lu}/gu, lowered).replace(/\s/gu, ' ');
  const hasNumber = /\p{N}/u.test(bare);
  const found: VagueWord[] = [];
  starts.lastIndex = 0;
  for (let match = starts.exec(lower); match; match = starts.exec(lower)) {
    const { index: start } = match;
    const known = match[0].startsWith('?')
      ? { word: match[0], value: 'placeholder' as const }
      : index
          .wordsAt(lower, start)
          .find(({ word, value }) => value === 'spaceless' || endsAt(lower, start + word.length));
    if (!known) continue;
    const end = start + known.word.length;
    starts.lastIndex = end;
    const kind = known.value === 'spaceless' ? 'vague' : known.value;
    if (kind !== 'amount' || !hasNumber) found.push({ word: text.slice(start, end), kind, start, end });
  }
  return found;
}

/** A passage has no other beginning in it, so that many that never end are not looked through from each. */
const quoted =
  /`[^`]*`|"[^"]*"|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|「[^「」]*」|(?<![\p{L}\p{N}])'[^']*'(?![\p{L}\p{N}])/gu;

/** Where a word begins: every sign of a language that writes no blanks. */
const starts =
  /(?<![\p{L}\p{N}_-])\p{L}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|\?{3,}/gu;

const index = new PrefixIndex<Vagueness | 'spaceless'>([
  ...wordsOf(everyday, 'vague' as const),
  ...wordsOf(ofAmount, 'amount' as const),
  ...wordsOf(placeholders, 'placeholder' as const),
  ...wordsOf(spaceless, 'spaceless' as const),
]);

function wordsOf<Kind>(lines: string, kind: Kind): [string, Kind][] {
  const all = lines.split(/[·\n]/u).map((word) => word.trim());
  return [...new Set(all)].filter(Boolean).map((word) => [word, kind]);
}

/** A place in the text stays where it is: one letter becomes one letter. */
function lowered(letter: string): string {
  const small = letter.toLowerCase();
  return small.length === letter.length ? small : letter;
}

function endsAt(text: string, end: number): boolean {
  return !/^[\p{L}\p{N}_-]/u.test(text.slice(end, end + 2));
}
