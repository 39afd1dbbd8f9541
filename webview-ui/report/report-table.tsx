import type { JSX } from 'preact';
import type { ReportTable } from '../../src/domain/report/report';
import type { Send } from './report-page';
import { ReportTextView } from './report-text';

/** A table; one that is wider than the page is moved on its own, by the keyboard too. */
export function ReportTableView(props: {
  readonly table: ReportTable;
  readonly send: Send;
  /** What stands above it already says what its caption would. */
  readonly isNamed?: boolean;
}): JSX.Element {
  const { table, send, isNamed } = props;
  const { caption, columns, rows } = table;
  return (
    <div class="table" tabIndex={0} role="group" aria-label={caption}>
      <table>
        <caption class={isNamed ? 'visually-hidden' : undefined} dir="auto">
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map(({ name, isNumber }, index) =>
              name === '' ? (
                <td key={index} />
              ) : (
                <th key={index} scope="col" class={isNumber ? 'number' : undefined} dir="auto">
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((text, index) => {
                const shown = <ReportTextView text={text} send={send} />;
                if (index === 0)
                  return (
                    <th key={index} scope="row" dir="auto">
                      {shown}
                    </th>
                  );
                return (
                  <td key={index} class={columns[index]?.isNumber ? 'number' : undefined} dir="auto">
                    {shown}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
