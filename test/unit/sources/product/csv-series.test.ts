import assert from 'node:assert/strict';
import { csvSeries } from '../../../../src/sources/product/csv-series';
import { MetricError } from '../../../../src/sources/product/metric-error';

const points = (text: string, columns = {}): (readonly [string, number | undefined])[] =>
  csvSeries(text, columns).points.map(({ at, value }) => [at, value]);

describe('A table of values', () => {
  it('has gaps where cells are empty or say that there is nothing', () => {
    assert.deepEqual(points('date,rate\n2026-11-01,38\n2026-11-02,\n2026-11-03,n/a\n\n2026-11-04,41\n'), [
      ['2026-11-01', 38],
      ['2026-11-02', undefined],
      ['2026-11-03', undefined],
      ['2026-11-04', 41],
    ]);
  });

  it('is read as spreadsheets of other languages write it', () => {
    const text =
      '\uFEFFTag;Anteil in %;Bemerkung\r\n01.11.2026;1.038,5;"Fest; viel los"\r\n02.11.2026;41;\r\n';
    assert.deepEqual(points(text), [
      ['2026-11-01', 1038.5],
      ['2026-11-02', 41],
    ]);
  });

  it('has quoted fields, with separators, quotes and line ends in them', () => {
    const text = 'note,day,"orders, paid"\n"said ""yes"",\nthen no",2026-11-01,"1,204"\nx,2026-11-02,990\n';
    assert.deepEqual(points(text, { value: 'orders, paid' }), [
      ['2026-11-01', 1204],
      ['2026-11-02', 990],
    ]);
  });

  it('needs no head, and may begin with remarks', () => {
    assert.deepEqual(points('# from the shop\n41.5\t2026-11-02\n40\t2026-11-01\n'), [
      ['2026-11-01', 40],
      ['2026-11-02', 41.5],
    ]);
  });

  it('takes the columns that are named, whatever their case', () => {
    const text = 'day,left,stayed\n2026-11-01,3,97\n';
    assert.deepEqual(points(text, { at: 'DAY', value: 'stayed' }), [['2026-11-01', 97]]);
    assert.throws(
      () => csvSeries(text, { value: 'gone' }),
      new MetricError('unreadable', 'there is no column "gone": "day", "left", "stayed"'),
    );
  });

  it('reads numbers as it is told to', () => {
    assert.deepEqual(points('day;orders\n2026-11-01;1.204\n', { decimal: ',' }), [['2026-11-01', 1204]]);
  });

  it('says which rows it leaves out, and leaves a gap where a number is none', () => {
    const { points: read, problems } = csvSeries('day,n\nsoon,1\n2026-11-02,many\n2026-11-03,3\n', {});
    assert.deepEqual(read, [{ at: '2026-11-02' }, { at: '2026-11-03', value: 3 }]);
    assert.deepEqual(problems, ['row 2: "soon" is no date', 'row 3: "many" is no number']);
  });

  it('counts the last of two values of one time, and says so', () => {
    const { points: read, problems } = csvSeries('day,n\n2026-11-02,1\n2026-11-02,2\n', {});
    assert.deepEqual(read, [{ at: '2026-11-02', value: 2 }]);
    assert.deepEqual(problems, ['a time is there more than once: the last value of it counts']);
  });

  it('has its time wherever it stands, and its values rather behind it than before', () => {
    const expected = [
      ['2026-01-01', 5],
      ['2026-01-02', 6],
    ];
    // Data frames and spreadsheets count their rows.
    assert.deepEqual(points(',date,visits\n0,2026-01-01,5\n1,2026-01-02,6\n'), expected);
    assert.deepEqual(points('#,date,visits\n1,2026-01-01,5\n2,2026-01-02,6\n'), expected);
    assert.deepEqual(points('date,shop,sold\n2026-01-01,Riga,5\n2026-01-02,Oslo,6\n'), expected);
    assert.deepEqual(points('id,created_at,sold\n7,2026-01-01,5\n8,2026-01-02,6\n'), expected);
    assert.deepEqual(points('sold,created_at\n5,2026-01-01\n6,2026-01-02\n'), expected);
    assert.deepEqual(points('date,target,value\n2026-01-01,9,5\n2026-01-02,9,6\n'), expected);
  });

  it('says what parts its columns, or shows it by having as many in every line', () => {
    assert.deepEqual(points('sep=|\r\nday|n\r\n2026-01-01|1;5\r\n2026-01-02|2\r\n')[1], ['2026-01-02', 2]);
    assert.deepEqual(points('day,orders; paid\n2026-01-01,5\n'), [['2026-01-01', 5]]);
  });

  it('has days as the other rows tell them, and is not guessed at where none does', () => {
    assert.deepEqual(points('Day,Orders\n2/1/2026,"1,300"\n1/31/2026,"1,200"\n'), [
      ['2026-01-31', 1200],
      ['2026-02-01', 1300],
    ]);
    assert.deepEqual(points('31/1/2026;1,5\n1/2/2026;2\n'), [
      ['2026-01-31', 1.5],
      ['2026-02-01', 2],
    ]);
    assert.deepEqual(points('when,n\n1/31/2026 2:05 PM,1\n2/1/2026 12:00 am,2\n'), [
      ['2026-01-31T14:05:00', 1],
      ['2026-02-01T00:00:00', 2],
    ]);
    const ambiguous = 'row 1: "1/2/2026" can be two days: write it as 2026-03-31';
    assert.throws(() => csvSeries('1/2/2026,5\n', {}), new MetricError('unreadable', ambiguous));
  });

  it('loses no rows to a quotation mark without a word', () => {
    const { points: read, problems } = csvSeries('day,n,note\n2026-01-01,4,"oops\n2026-01-02,5,\n', {});
    assert.deepEqual(read, [{ at: '2026-01-01', value: 4 }]);
    assert.deepEqual(problems, ['row 2: a quotation mark has no other']);
  });

  it('may have a column for each time', () => {
    const expected = [
      ['2024-01-01', 1200],
      ['2025-01-01', 1300.5],
      ['2026-01-01', undefined],
    ];
    assert.deepEqual(points('Metric,2024,2025,2026,Total\nMAU,1200,1300.5,,2500.5\n'), expected);
    assert.deepEqual(points('Kennzahl;2024;2025;2026\r\nNutzer;1.200;1.300,5;-\r\n'), expected);
    assert.deepEqual(points('2024,2025,2026\n1200,1300.5,..\n'), expected);
    const two = 'Metric,Unit,2026-01,2026-02\nMAU,users,1200,1300\nChurn,%,3.5,3.1\n';
    assert.deepEqual(points(two, { value: 'churn' }), [
      ['2026-01-01', 3.5],
      ['2026-02-01', 3.1],
    ]);
    const several = 'it has several series: say which one as the "value" of its source ("MAU", "Churn")';
    assert.throws(() => csvSeries(two, {}), new MetricError('unreadable', several));
    assert.throws(() => csvSeries(two, { value: 'NPS' }), new MetricError('unreadable', several));
    const bank =
      'Data Source,World Bank,,,,\nLast Updated Date,2024-01-01,,,,\n,,,,\nCountry,Code,Indicator,1990,1991\nRiga,RIX,Users,10.5,20.3\n';
    assert.deepEqual(points(bank), [
      ['1990-01-01', 10.5],
      ['1991-01-01', 20.3],
    ]);
  });

  it('may have a row for each year and a column for each month or quarter', () => {
    assert.deepEqual(points('Year,Jan,Feb,J-D\n2024,.5,-.2,1\n2025,***,2,2\n'), [
      ['2024-01-01', 0.5],
      ['2024-02-01', -0.2],
      ['2025-01-01', undefined],
      ['2025-02-01', 2],
    ]);
    const quarters = 'Jahr;Zahl;Q1;Q4\n2025;Kunden;1,5;2\n2025;Umsatz;7;8\n';
    assert.deepEqual(points(quarters, { value: 'Kunden' }), [
      ['2025-01-01', 1.5],
      ['2025-10-01', 2],
    ]);
    assert.throws(() => csvSeries(quarters, {}), /several series: .*"Kunden", "Umsatz"/);
    assert.deepEqual(
      points('Jahr;März;Okt.\n2025;1;2\n').map(([at]) => at),
      ['2025-03-01', '2025-10-01'],
    );
    assert.deepEqual(points('Year,Jan,Feb\n2024,1,2\n2025,3,4\n', { value: 'Feb' }), [
      ['2024-01-01', 2],
      ['2025-01-01', 4],
    ]);
    assert.throws(
      () => csvSeries('Metric,Jan,Feb\nMAU,1,2\n', {}),
      new MetricError('unreadable', 'its columns are months of no year: name them 2026-01, 2026-02'),
    );
  });

  it('may have its times in several columns', () => {
    const expected = [
      ['2025-12-01', 5],
      ['2026-01-01', 6],
    ];
    assert.deepEqual(points('year,month,mau\n2025,12,5\n2026,1,6\n'), expected);
    assert.deepEqual(points('Land;Monat;Jahr;Zahl\nLV;Dezember;2025;5\nLV;Januar;2026;6\n'), expected);
    assert.deepEqual(points('Year,Month,Day,n\n2025,12,1,5\n2026,1,01,6\n'), expected);
    assert.deepEqual(points('Year,Quarter,n\n2026,1,5\n2026,Q2,6\n')[1], ['2026-04-01', 6]);
    assert.deepEqual(points('year,week,n\n2026,1,5\n2026,W2,6\n')[1], ['2026-01-05', 6]);
    assert.deepEqual(points('year,month,n\n2025,all,5\n2026,all,6\n')[1], ['2026-01-01', 6]);
  });

  it('has months by their names in the languages of spreadsheets', () => {
    const days = ['1. März 2026', 'janv. 2026', '26 de noviembre de 2026', 'fevereiro 2026', '2026年3月1日'];
    assert.deepEqual(
      days.map((day) => csvSeries(`when;n\n${day};1\n`, {}).points[0]?.at),
      ['2026-03-01', '2026-01-01', '2026-11-26', '2026-02-01', '2026-03-01'],
    );
  });

  it('takes no rows for a head that have none', () => {
    assert.deepEqual(points('2021,2035\n2022,2100\n'), [
      ['2021-01-01', 2035],
      ['2022-01-01', 2100],
    ]);
    assert.deepEqual(points('2026-01-01,2026-01-05,3\n2026-01-02,2026-01-06,4\n'), [
      ['2026-01-01', 3],
      ['2026-01-02', 4],
    ]);
    assert.deepEqual(points('day,out,mar\n2026-01-01,3,1\n2026-01-02,4,2\n')[1], ['2026-01-02', 4]);
    assert.deepEqual(points('1767225600,1767312000,5\n1767312000,1767398400,6\n').length, 2);
  });

  it('has one series of several by its name', () => {
    const text =
      'date,metric,value\n2026-01-01,mau,5\n2026-01-01,churn,3\n2026-01-02,mau,6\n2026-01-02,churn,4\n';
    assert.deepEqual(points(text, { value: 'churn' }), [
      ['2026-01-01', 3],
      ['2026-01-02', 4],
    ]);
    assert.throws(() => csvSeries(text, {}), /several series: .*"mau", "churn"/);
    const notes = 'date,value,note\n2026-01-01,5,first\n2026-01-01,6,corrected\n2026-01-02,7,ok\n';
    assert.equal(csvSeries(notes, {}).points.length, 2);
  });

  it('is refused where there is nothing to understand', () => {
    assert.throws(() => csvSeries('\n\n', {}), new MetricError('empty'));
    assert.throws(
      () => csvSeries('a,b\nc,d\ne,f\n', {}),
      new MetricError('unreadable', 'row 2: "c" is no date'),
    );
    assert.throws(
      () => csvSeries('day,n\n2026-01-01,many\n', {}),
      new MetricError('unreadable', 'row 2: "many" is no number'),
    );
    assert.throws(() => csvSeries('day,n\n2026-01-01,\n', {}), new MetricError('empty'));
  });
});
