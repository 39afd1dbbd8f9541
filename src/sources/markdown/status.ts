import type { Status, StatusCategory } from '../../domain/story';

/**
 * Words for a status, the most usual ones of a category first. A word of `usual` is the plain state itself; one of `also`
 * is a step on the way.
 */
const words: Readonly<
  Record<StatusCategory, { readonly usual: readonly string[]; readonly also: readonly string[] }>
> = {
  todo: {
    usual: [
      ...['to do', 'todo', 'open', 'new', 'backlog', 'not started', 'pending', 'planned'],
      ...[
        'offen',
        'zu erledigen',
        'neu',
        'geplant',
        'à faire',
        'ouvert',
        'por hacer',
        'pendiente',
        'abierto',
      ],
      ...[
        'da fare',
        'aperto',
        'a fazer',
        'aberto',
        'te doen',
        'att göra',
        'å gjøre',
        'do zrobienia',
        'к выполнению',
      ],
      ...['未着手', '待办', '待處理', '未开始', '할 일'],
    ],
    also: [
      ...[
        'draft',
        'idea',
        'ideas',
        'inbox',
        'icebox',
        'triage',
        'triaged',
        'refinement',
        'refined',
        'ready',
        'selected',
      ],
      ...[
        'ready for dev',
        'ready for development',
        'selected for development',
        'next',
        'proposed',
        'reopened',
        'on hold',
        'deferred',
        'postponed',
      ],
      ...['entwurf', 'bereit', 'prêt', 'brouillon', 'listo', 'borrador', 'pronto', 'klar'],
    ],
  },
  inProgress: {
    usual: [
      ...['in progress', 'inprogress', 'doing', 'in development', 'active', 'started', 'wip', 'working'],
      ...['in arbeit', 'in bearbeitung', 'en cours', 'en curso', 'en progreso', 'in corso', 'em andamento'],
      ...[
        'em progresso',
        'bezig',
        'pågår',
        'pågående',
        'w toku',
        'в работе',
        '進行中',
        '进行中',
        '作業中',
        '진행 중',
      ],
    ],
    also: [],
  },
  done: {
    usual: [
      ...['done', 'closed', 'complete', 'completed', 'finished', 'resolved', 'fixed'],
      ...['erledigt', 'fertig', 'abgeschlossen', 'geschlossen', 'terminé', 'terminée', 'fini', 'fermé'],
      ...[
        'hecho',
        'cerrado',
        'terminado',
        'completado',
        'fatto',
        'chiuso',
        'completato',
        'feito',
        'concluído',
      ],
      ...[
        'fechado',
        'klaar',
        'gereed',
        'klart',
        'ferdig',
        'gotowe',
        'zrobione',
        'готово',
        '完了',
        '已完成',
        '完成',
        '완료',
      ],
    ],
    also: [
      ...[
        'released',
        'delivered',
        'implemented',
        'verified',
        'live',
        'superseded',
        'deprecated',
        'dropped',
        'deployed',
        'shipped',
        'accepted',
        'merged',
        'archived',
        'cancelled',
        'canceled',
        'rejected',
      ],
      ...[
        "won't do",
        'wont do',
        "won't fix",
        'duplicate',
        'obsolete',
        'abandoned',
        'abgebrochen',
        'abgelehnt',
        'abgenommen',
        'annulé',
        'livré',
        'entregue',
        'entregado',
        'concluída',
        'finalizado',
      ],
    ],
  },
};

const categories = ['todo', 'inProgress', 'done'] as const;
const defaults: Readonly<Record<StatusCategory, string>> = {
  todo: 'To Do',
  inProgress: 'In Progress',
  done: 'Done',
};

/** One spelling for `In Progress`, `in-progress`, `IN_PROGRESS` and `✅ In Progress`. */
function spelling(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();
}

/** The status of that name. A word that is not known is taken for a step between the first and the last. */
export function statusOf(name: string | undefined): Status {
  const shown = name?.trim() || defaults.todo;
  const word = spelling(shown);
  const category = categories.find(
    (one) => words[one].usual.includes(word) || words[one].also.includes(word),
  );
  return { id: word, name: shown, category: category ?? 'inProgress' };
}

function isUsual(status: Status): boolean {
  return words[status.category].usual.includes(status.id);
}

/**
 * The statuses a story can be given: those in use, and the usual one of each category where it has none in use; by
 * category, the usual ones first.
 */
export function statusesOf(inUse: readonly Status[]): Status[] {
  const byId = new Map(inUse.map((status) => [status.id, status]));
  return categories.flatMap((category) => {
    const used = [...byId.values()].filter((status) => status.category === category);
    const usual = used.filter(isUsual);
    return [
      ...(usual.length > 0 ? usual : [statusOf(defaults[category])]),
      ...used.filter((one) => !isUsual(one)),
    ];
  });
}
