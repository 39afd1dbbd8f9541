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

  it('is refused where there is nothing to understand', () => {
    assert.throws(() => csvSeries('\n\n', {}), new MetricError('empty'));
    assert.throws(
      () => csvSeries('a,b\nc,d\ne,f\n', {}),
      new MetricError('unreadable', 'row 2: "c" is no date'),
    );
  });
});
