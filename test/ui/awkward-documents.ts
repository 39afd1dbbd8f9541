/** Stories as they really come: what a careless reader of them would lose, or write back in another form. */

export const wanted = {
  ticked: 'The basket survives a reload of the page',
  open: 'A guest who returns within 30 minutes finds it as it was',
  removed: 'An item that is sold out stays, marked as sold out',
} as const;

const mark = (type: string, attrs?: Record<string, unknown>) => ({ type, ...(attrs && { attrs }) });
const text = (words: string, ...marks: unknown[]) => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
});
const task = (localId: string, state: string, ...content: unknown[]) => ({
  type: 'taskItem',
  attrs: { localId, state },
  content,
});

/** With nodes and attributes of apps and of Jira's own that the page does not know by name. */
export const awkwardAdf = {
  version: 1,
  type: 'doc',
  content: [
    {
      type: 'panel',
      attrs: { panelType: 'custom', panelColor: '#ffeebb', panelIcon: ':basket:' },
      content: [{ type: 'paragraph', content: [text('Agreed on in the workshop.', mark('em'))] }],
    },
    {
      type: 'layoutSection',
      marks: [{ type: 'breakout', attrs: { mode: 'wide' } }],
      content: [
        {
          type: 'layoutColumn',
          attrs: { width: 66.66 },
          content: [
            { type: 'heading', attrs: { level: 3 }, content: [text('🛒 2. Acceptance Criteria (final)')] },
            {
              type: 'taskList',
              attrs: { localId: 'b7b0c1de-list' },
              content: [
                task(
                  'b7b0c1de-0001',
                  'DONE',
                  text('The basket survives a '),
                  text('reload', mark('strong'), mark('textColor', { color: '#bf2600' })),
                  text(' of the page'),
                ),
                task(
                  'b7b0c1de-0002',
                  'TODO',
                  text('A guest who returns within '),
                  text('30 minutes', mark('code')),
                  text(' finds it as it was'),
                ),
                task('b7b0c1de-0003', 'DONE', text(wanted.removed)),
              ],
            },
            {
              type: 'extension',
              attrs: {
                extensionType: 'com.example.app',
                extensionKey: 'diagram',
                parameters: { id: 7, nested: { empty: {}, list: [1, null, 'two'] } },
                layout: 'default',
              },
            },
          ],
        },
        {
          type: 'layoutColumn',
          attrs: { width: 33.33 },
          content: [
            {
              type: 'table',
              attrs: { isNumberColumnEnabled: true, layout: 'center', localId: 'tab-1', width: 380 },
              content: [
                {
                  type: 'tableRow',
                  content: [
                    {
                      type: 'tableHeader',
                      attrs: { colspan: 1, rowspan: 1, background: '#deebff' },
                      content: [{ type: 'paragraph', content: [text('Basket')] }],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
    { type: 'rule' },
  ],
} as const;

/** With macros, trailing blanks, tabs, carriage returns and no line end at the end. */
export const awkwardWiki = [
  '{panel:title=Workshop|borderStyle=dashed}',
  'Agreed on in the _workshop_.\\\\next line',
  '{panel}',
  '',
  'h3. 2. Acceptance Criteria (final)  ',
  '',
  '(/) The basket survives a *reload* of the page\t',
  '(x) A guest who returns within {{30 minutes}} finds it as it was   ',
  `(/) ${wanted.removed}`,
  '',
  'h3. Notes',
  '{code:java|title=(x) no criterion}',
  '(x) not a criterion',
  '{code}',
  '||Basket||(x)||',
  '|{color:red}left{color}|(/) right|',
].join('\r\n');

/** With a byte order mark, comments and odd quoting in the front matter, tabs, trailing blanks and no line end at the end. */
export const awkwardMarkdown = [
  '\uFEFF---',
  'id: WEB-77   # the old ticket',
  "title:   'Keep the basket, as it''s'",
  'sprint: "Sprint 7"',
  'status:   To Do',
  'labels: [ basket , "checkout" ]',
  'custom: {a: 1, b: [ ] }',
  '---',
  '',
  'Agreed on in the _workshop_.  ',
  'Next line',
  '',
  '### 🛒 2. Acceptance Criteria (final)',
  '',
  '* [X]\tThe basket survives a **reload** of the page  ',
  '* [ ] A guest who returns within `30 minutes` finds it as it was\t',
  `* [x] ${wanted.removed}`,
  '',
  '### Notes',
  '',
  '    - [ ] not a criterion',
  '',
  '| Basket | [ ] |',
  '|--------|-----|',
  '| left   | <b>right</b> |',
].join('\r\n');
