import { forgetCopy, layAside, leftCopies } from './copies.js';
import { ask } from './dialogs.js';
import { h, whenQuiet } from './dom.js';
import { unix } from './saving.js';
import { clockOf } from './standing.js';
import { t } from './texts.js';
import { merge, showVersions } from './versions.js';

/** Texts beside the one in the editor: somebody else's, and what this browser kept. None of them is ever lost or taken silently. */
export class Versioning {
  /** @param page { owner, view, saving, copy, bars, text(), replace(text, byHand), element, readOnly, narrow } */
  constructor(page) {
    this.page = page;
    this.open = null;
  }

  /** Somebody else has saved since: different lines join by themselves, the same line is shown. */
  meet(theirs) {
    whenQuiet(this.page.view, () => {
      if (this.open) return;
      const { saving, bars } = this.page;
      const alone = !saving.dirty;
      const merged = merge(saving.base.text, this.page.text(), unix(theirs.text));
      const who = theirs.savedBy ?? t('他人');
      if (merged.conflicts > 0) {
        saving.conflict();
        this.#choose(theirs, merged.text, who);
        return;
      }
      this.page.replace(merged.text, false);
      saving.rebase(theirs);
      if (!alone) bars.show('merged', 'note', t('{0} {1} 也改了这份公文；改的不是同一处，已合并。', who, clockOf(theirs.savedAt)));
    });
  }

  #choose(theirs, merged, who) {
    const { page } = this;
    const { saving } = page;
    const mine = page.text();
    const base = saving.base;
    const takeTheirs = async () => {
      await layAside(page.owner, { text: mine, version: base.version, baseText: base.text });
      page.replace(unix(theirs.text), true);
      saving.rebase(theirs);
    };
    this.#show({
      lead: t('{0} 在您编辑时改了同一处。请选择保留哪一个；对方在别处的改动已并入“我的”。', who),
      left: { title: t('{0}的，{1}', who, clockOf(theirs.savedAt)), text: unix(theirs.text) },
      right: { title: t('我的（可以改）'), text: merged, editable: true },
      actions: [
        { name: 'keep-mine', label: t('保留我的'), main: true, run: text => { page.replace(text, true); saving.rebase(theirs); } },
        { name: 'take-theirs', label: t('采用对方的'), run: takeTheirs },
        { name: 'copy-and-take', label: t('复制我的，采用对方的'), run: async () => { await this.#copyOut(mine); await takeTheirs(); } },
      ],
    });
  }

  /** What closed pages left in this browser, one after the other, the newest first. */
  async offer() {
    const { owner, saving } = this.page;
    const left = [];
    for (const copy of await leftCopies(owner)) {
      if (unix(copy.text) === saving.base.text) await forgetCopy(owner, copy.id); // the server has it
      else left.push(copy);
    }
    if (left.length > 0) this.#offer(left[0], left.length - 1);
  }

  #offer(copy, others) {
    const { bars, readOnly } = this.page;
    const text = t('本机有 {0} 未保存的内容', clockOf(copy.at)) + (others > 0 ? t('（另有 {0} 份）', others) : '');
    const restore = { name: 'restore', label: t('恢复'), run: () => { this.#restore(copy); } };
    const copyOut = { name: 'copy', label: t('复制'), run: () => { this.#copyOut(copy.text); return false; } };
    bars.show('recovery', 'ochre', text, [
      readOnly ? copyOut : restore,
      { name: 'compare', label: t('对比'), run: () => { this.#compare(copy); return false; } },
      { name: 'discard', label: t('丢弃'), run: () => { this.#discard(copy); return false; } },
    ], { closable: false });
  }

  async #restore(copy) {
    const { owner, saving, copy: own } = this.page;
    if (saving.dirty) await layAside(owner, { text: this.page.text(), version: saving.base.version, baseText: saving.base.text });
    await new Promise(resolve => whenQuiet(this.page.view, resolve));
    this.page.replace(unix(copy.text), true);
    saving.restored(copy);
    await own.settle();
    await forgetCopy(owner, copy.id); // its text stands in the copy of this page now
    this.page.view.focus();
    await this.offerOthers();
  }

  /** Further copies are offered when one is dealt with; what was just laid aside waits for the next opening. */
  async offerOthers() {
    const others = (await leftCopies(this.page.owner)).filter(copy => !copy.id.startsWith('aside-') && unix(copy.text) !== this.page.text());
    if (others.length > 0) this.#offer(others[0], others.length - 1);
  }

  #compare(copy) {
    const back = { name: 'back', label: t('返回'), run: () => {} };
    const restore = { name: 'restore', label: t('恢复本机的'), main: true, run: () => { this.page.bars.hide('recovery'); this.#restore(copy); } };
    this.#show({
      lead: t('左侧是现在的正文，右侧是本机保存的内容。'),
      left: { title: t('现在的正文'), text: this.page.text() },
      right: { title: t('本机，{0}', clockOf(copy.at)), text: unix(copy.text) },
      actions: this.page.readOnly ? [back] : [restore, back],
    });
  }

  async #discard(copy) {
    const sure = await ask(this.page.element, t('丢弃本机的内容？'), [h('p', {}, t('丢弃后不能找回。'))], [
      { name: 'discard', label: t('丢弃'), value: true },
      { name: 'cancel', label: t('取消'), value: false },
    ]);
    if (!sure) return;
    await forgetCopy(this.page.owner, copy.id);
    this.page.bars.hide('recovery');
    await this.offerOthers();
  }

  #show(versions) {
    const { element, narrow } = this.page;
    this.close();
    this.#cover(true);
    const finish = action => ({ ...action, run: text => {
      this.#cover(false);
      this.open = null;
      action.run(text);
    } });
    this.open = showVersions(element.querySelector('.md-stage'), { ...versions, narrow, actions: versions.actions.map(finish) });
  }

  close() {
    this.open?.();
    this.open = null;
    this.#cover(false);
  }

  /** While two versions stand there, the text below and its buttons rest. */
  #cover(covered) {
    const { element } = this.page;
    element.toggleAttribute('data-panel', covered);
    for (const part of element.querySelectorAll('.md-panes, .md-buttons')) part.inert = covered;
  }

  async #copyOut(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.page.bars.show('copied', 'note', t('已复制到剪贴板。'));
    } catch {
      this.page.bars.show('copied', 'ochre', t('浏览器不许复制；内容仍在本机，下次打开时可以恢复。'));
    }
  }
}
