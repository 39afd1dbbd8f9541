import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import os from 'node:os';
import * as fc from 'fast-check';
import { branchName, branchNameProblem, typeWord, type BranchParts } from '../../../src/domain/branch-name';
import type { StoryKind } from '../../../src/domain/story';

const template = '{type}/{key}-{summary}';
const story: BranchParts = { type: 'feature', key: 'SHOP-7', summary: 'Guest checkout' };
const named = (summary: string): string => branchName(template, { ...story, summary });

/** Git's own verdict. */
function gitTakes(name: string): boolean {
  const { status } = spawnSync('git', ['check-ref-format', '--branch', name], { cwd: os.tmpdir() });
  return status === 0;
}

describe('branchName', () => {
  it('fills the template', () => {
    assert.equal(named('Guest checkout'), 'feature/SHOP-7-guest-checkout');
    assert.equal(
      branchName('{user}/{epic}/{key}_{summary}', { ...story, user: 'Ana Müller', epic: 'SHOP-1' }),
      'ana-muller/SHOP-1/SHOP-7_guest-checkout',
    );
  });

  const titles: readonly (readonly [string, string])[] = [
    ['Größe ändern – auch für Übergrößen', 'feature/SHOP-7-grosse-andern-auch-fur-ubergrossen'],
    ['Zażółć gęślą jaźń', 'feature/SHOP-7-zazolc-gesla-jazn'],
    ['Ærø & Þingvellir', 'feature/SHOP-7-aero-thingvellir'],
    ['Don’t lose the cart', 'feature/SHOP-7-dont-lose-the-cart'],
    ['Support TLS 1.3 (v2.0)', 'feature/SHOP-7-support-tls-1.3-v2.0'],
    ['Добавить вход OAuth2', 'feature/SHOP-7-dobavit-vkhod-oauth2'],
    ['Під’їзд їжака', 'feature/SHOP-7-pidyizd-yizhaka'],
    ['Ταμείο χωρίς εγγραφή', 'feature/SHOP-7-tameio-choris-eggrafi'],
    ['ゲスト購入', 'feature/SHOP-7-ゲスト購入'],
    ['支付时 使用优惠券', 'feature/SHOP-7-支付时-使用优惠券'],
    ['تسجيل الدخول', 'feature/SHOP-7-تسجيل-الدخول'],
    ['हिन्दी में भुगतान', 'feature/SHOP-7-हिन्दी-में-भुगतान'],
    ['Cafe\u0301 cre\u0300me', 'feature/SHOP-7-cafe-creme'],
    ['ＡＢＣ １２', 'feature/SHOP-7-abc-12'],
    ['İstanbul’da ılık', 'feature/SHOP-7-istanbulda-ilik'],
    ['🎉', 'feature/SHOP-7'],
    ['❤️ Pay 1️⃣ time 👩🏽‍💻', 'feature/SHOP-7-pay-1-time'],
    ['\u202egnirts\u200b \u3164\u0301', 'feature/SHOP-7-gnirts'],
    ['', 'feature/SHOP-7'],
    ['$(rm -rf ~) `x` | <y> ; "z"', 'feature/SHOP-7-rm-rf-x-y-z'],
    ['Write main.lock', 'feature/SHOP-7-write-main'],
    ['../../etc/passwd', 'feature/SHOP-7-etc-passwd'],
    ['@{upstream}', 'feature/SHOP-7-upstream'],
  ];
  for (const [title, branch] of titles) it(`names “${title}”`, () => assert.equal(named(title), branch));

  it('cuts a long summary at a word', () => {
    const name = named('As a returning customer I want to see the delivery costs before I enter my address');
    assert.equal(name, 'feature/SHOP-7-as-a-returning-customer-i-want-to-see-the-delivery');
    assert.ok(
      branchName(`${'team-of-the-checkout/'.repeat(2)}${template}`, story).endsWith('/SHOP-7-guest-checkout'),
    );
  });

  it('cuts a text without blanks between two of its words', () => {
    const title =
      '注文確認メールを送信するときに配送先住所と請求先住所を確認して間違いがあればお客様に知らせる機能を追加する';
    const name = named(`API ${title}`);
    const cutAt = name.slice('feature/SHOP-7-api-'.length);
    assert.ok(title.startsWith(cutAt) && cutAt.length > 35 && [...name].length <= 72, name);
    const ends = [...new Intl.Segmenter('und', { granularity: 'word' }).segment(title)].map(
      ({ index }) => index,
    );
    assert.ok(ends.includes(cutAt.length), name);
    assert.ok(gitTakes(name));
  });

  it('cuts a single word that is too long', () => {
    assert.equal(named('Donaudampfschifffahrtsgesellschaft'.repeat(3)).length, 'feature/SHOP-7-'.length + 50);
  });

  it('keeps the key whatever the summary leaves', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (summary) => named(summary).startsWith('feature/SHOP-7')),
    );
  });

  it('is taken by git for every story and template', function () {
    this.timeout(60_000);
    const nasty = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({ unit: fc.constantFrom(...' ./\\@{}~^:?*[-_$`!|<>\u0001\u007flock.HEAD'), maxLength: 30 }),
    );
    const piece = fc.constantFrom(
      '{type}',
      '{key}',
      '{summary}',
      '{user}',
      '{epic}',
      '/',
      '-',
      '_',
      '.',
      '@',
      '{',
      '.lock',
    );
    const templates = fc.oneof(
      fc.constant(template),
      fc.array(piece, { maxLength: 8 }).map((all) => all.join('')),
      nasty,
    );
    fc.assert(
      fc.property(
        templates,
        fc.record({
          type: nasty,
          key: nasty,
          summary: nasty,
          user: nasty,
          epic: nasty,
        }) as fc.Arbitrary<BranchParts>,
        (one, parts) => {
          const name = branchName(one, parts);
          assert.equal(branchNameProblem(name), undefined, name);
          assert.ok(gitTakes(name), name);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('branchNameProblem', () => {
  const refused: readonly (readonly [string, string])[] = [
    ['', 'empty'],
    ['HEAD', 'reserved'],
    ['-x', 'dash'],
    ['a b', 'character'],
    ['a~1', 'character'],
    ['a..b', 'doubleDot'],
    ['a//b', 'slash'],
    ['/a', 'slash'],
    ['a/', 'slash'],
    ['.a', 'dot'],
    ['a/.b', 'dot'],
    ['a.', 'dot'],
    ['a.lock/b', 'lock'],
    ['a@{1}', 'at'],
  ];
  for (const [name, kind] of refused) {
    it(`says why "${name}" is refused`, () => {
      assert.equal(branchNameProblem(name)?.kind, kind);
      assert.ok(!gitTakes(name));
    });
  }

  it('agrees with git on every name', function () {
    this.timeout(60_000);
    const characters = 'ab.-_/@{}~^:?*[]\\ \tä日HEADlock';
    const names = fc.string({
      unit: fc.constantFrom(...characters, '.lock', 'HEAD', '..', '@{'),
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(names, (name) => assert.equal(branchNameProblem(name) === undefined, gitTakes(name), name)),
      { numRuns: 600 },
    );
  });
});

describe('typeWord', () => {
  const word = (name: string, own: Record<string, string> = {}, kind: StoryKind = 'bug'): string =>
    typeWord({ name, kind }, own);

  it('is there for each kind of story', () => {
    const words = (['story', 'bug', 'task', 'subtask', 'epic', 'spike'] as const).map((kind) =>
      word('Whatever', {}, kind),
    );
    assert.deepEqual(words, ['feature', 'bugfix', 'task', 'task', 'epic', 'spike']);
  });

  it('is the team’s own, of the type before that of the kind', () => {
    assert.equal(word('Defect', { bug: 'fix' }), 'fix');
    assert.equal(word('Defect', { bug: 'fix', ' defect': 'hotfix' }), 'hotfix');
    assert.equal(word('Fehler', { FEHLER: 'fix' }), 'fix');
    assert.equal(word('Bug', { story: 'feat' }), 'bugfix');
  });

  it('may be none', () => {
    const type = word('Bug', { bug: '' });
    assert.equal(branchName(template, { ...story, type }), 'SHOP-7-guest-checkout');
  });
});
