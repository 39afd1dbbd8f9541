import assert from 'node:assert/strict';
import type { Metric } from '../../../src/domain/metric';
import { MetricError } from '../../../src/sources/product/metric-error';
import type { Series } from '../../../src/sources/product/series';
import { MetricReadings } from '../../../src/sync/metric-readings';
import { memoryStorage } from './memory-storage';

const minute = 60_000;

const metric = (name: string, url = `https://m.example/${name}`): Metric => ({
  ...{ id: `metrics/${name}`, path: `metrics/${name}.md`, name, stories: [], document: { blocks: [] } },
  source: { kind: 'url', url, columns: {}, values: '' },
});
const churn = metric('churn');

const series = (...values: number[]): Series => ({
  points: values.map((value, index) => ({ at: `2026-11-0${index + 1}`, value })),
  problems: [],
});

describe('The values of metrics', () => {
  let now: number;
  let asked: string[];
  let answer: (metric: Metric, signal: AbortSignal) => Promise<Series>;
  let storage: ReturnType<typeof memoryStorage>;
  beforeEach(() => {
    now = Date.parse('2026-11-26T10:00:00Z');
    asked = [];
    answer = async () => series(1, 2);
    storage = memoryStorage();
  });

  async function open(): Promise<MetricReadings> {
    const readings = new MetricReadings({
      ...{ storage, place: 'here', now: () => now, onProblem: () => undefined },
      read: (one, signal) => {
        asked.push(one.name);
        return answer(one, signal);
      },
    });
    await readings.load();
    return readings;
  }

  it('are read once, and again when they are no longer fresh', async () => {
    const readings = await open();
    assert.deepEqual(readings.of(churn), { points: [], problems: [], isReading: false });
    const states: boolean[] = [];
    readings.onChange(() => states.push(readings.of(churn).isReading));
    await readings.read([churn]);
    assert.deepEqual(states, [true, false]);
    assert.deepEqual(readings.of(churn), { ...series(1, 2), at: now, isReading: false });
    now += 9 * minute;
    await readings.read([churn]);
    assert.equal(asked.length, 1);
    await readings.read([churn], { again: true });
    assert.equal(asked.length, 2);
    now += 11 * minute;
    await readings.read([churn]);
    assert.equal(asked.length, 3);
  });

  it('are asked for once, however many want them', async () => {
    const readings = await open();
    await Promise.all([readings.read([churn]), readings.read([churn, metric('rate')], { again: true })]);
    assert.deepEqual(asked, ['churn', 'rate']);
  });

  it('are told of once when they begin, though whoever is told asks again', async () => {
    const readings = await open();
    let told = 0;
    readings.onChange(() => {
      told++;
      assert.ok(told < 10, 'it is told without an end');
      void Promise.resolve().then(() => readings.read([churn]));
    });
    await readings.read([churn]);
    assert.equal(told, 2);
    assert.equal(asked.length, 1);
  });

  it('are kept with their age, and stay where they cannot be read anew', async () => {
    const first = await open();
    await first.read([churn]);
    await first.dispose();
    const readAt = now;
    now += 60 * minute;
    const second = await open();
    assert.deepEqual(second.of(churn), { ...series(1, 2), at: readAt, isReading: false });
    const failure = new MetricError('late');
    answer = () => Promise.reject(failure);
    await second.read([churn]);
    assert.deepEqual(second.of(churn), { ...series(1, 2), at: readAt, failure, isReading: false });
    // It is not asked again at once, and a success ends it.
    await second.read([churn]);
    assert.equal(asked.length, 2);
    answer = async () => series(1, 2, 3);
    await second.read([churn], { again: true });
    assert.deepEqual(second.of(churn), { ...series(1, 2, 3), at: now, isReading: false });
  });

  it('of another source are none of this one', async () => {
    const readings = await open();
    await readings.read([churn]);
    const moved = metric('churn', 'https://other.example/churn');
    assert.deepEqual(readings.of(moved).points, []);
    answer = () => Promise.reject(new MetricError('late'));
    await readings.read([moved]);
    assert.equal(readings.of(moved).failure?.kind, 'late');
    assert.equal(readings.of(churn).failure, undefined);
  });

  it('of a source that tells of now alone are gathered, one for each day', async () => {
    const readings = await open();
    const tell = async (value: number): Promise<void> => {
      answer = async () => ({
        points: [{ at: new Date(now).toISOString(), value }],
        problems: [],
        isMoment: true,
      });
      await readings.read([churn], { again: true });
    };
    await tell(3);
    now += 60 * minute;
    await tell(4);
    now += 24 * 60 * minute;
    await tell(5);
    assert.deepEqual(readings.of(churn).points, [
      { at: '2026-11-26T11:00:00.000Z', value: 4 },
      { at: '2026-11-27T11:00:00.000Z', value: 5 },
    ]);
  });

  it('begin anew where what was kept is damaged', async () => {
    await (await open()).read([churn]);
    const [name] = [...storage.files.keys()];
    for (const text of ['{', '[["metrics/churn",{"source":7}]]']) {
      storage.files.set(name ?? '', text);
      assert.deepEqual((await open()).of(churn).points, []);
    }
  });

  it('are not waited for at the end', async () => {
    const readings = await open();
    answer = (_, signal) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(new MetricError('cancelled'))),
      );
    void readings.read([churn]);
    await new Promise(setImmediate);
    await readings.dispose();
    assert.deepEqual(readings.of(churn), { points: [], problems: [], isReading: false });
  });
});
