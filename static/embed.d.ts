// 支援みちしるべ in a page of yours: the element, what it takes and what it tells. Version 1: a field may come, none goes.
//
//   <script type="module" src="https://…/embed.js"></script>
//   <subsidy-advisor prefecture="43"></subsidy-advisor>

/** What is told once the first screen is there. */
export interface SubsidyAdvisorReady {
  readonly version: 1;
  /** The version of the data: eight digits that change with any word or figure of it. */
  readonly data: string;
}

/** What is told on every screen. */
export interface SubsidyAdvisorStep {
  readonly version: 1;
  readonly screen: 'welcome' | 'question' | 'review' | 'advice' | 'programme' | 'compare' | 'programmes' | 'coverage';
  /** How many questions were answered. */
  readonly answered: number;
  /** About how many are still to come. */
  readonly left: number;
}

/** What is told when the advice is shown. */
export interface SubsidyAdvisorAdvice {
  readonly version: 1;
  /** The ids of the programmes of which some track fits, the best first. */
  readonly met: readonly string[];
  /** The ids of the programmes of which none fits yet and some may. */
  readonly open: readonly string[];
  /** How many tracks (枠) fit, may fit and do not fit. */
  readonly counts: { readonly met: number; readonly open: number; readonly failed: number };
  /** The answers by question; only where the markup has `share-answers` and the person agreed. */
  readonly answers?: Readonly<Record<string, string>>;
}

/** What is told when the height changes. */
export interface SubsidyAdvisorResize {
  readonly version: 1;
  /** In CSS pixels. */
  readonly height: number;
}

/** What is told when something is wrong. */
export interface SubsidyAdvisorError {
  readonly version: 1;
  /** `setting`: an attribute can't be read and counts as not given; `load`: a file did not arrive; `failure`: it broke. */
  readonly code: 'setting' | 'load' | 'failure';
  /** What, where and how to mend it, for whoever keeps the page. */
  readonly message: string;
}

export interface SubsidyAdvisorEventMap {
  'subsidy-advisor:ready': CustomEvent<SubsidyAdvisorReady>;
  'subsidy-advisor:step': CustomEvent<SubsidyAdvisorStep>;
  'subsidy-advisor:advice': CustomEvent<SubsidyAdvisorAdvice>;
  'subsidy-advisor:resize': CustomEvent<SubsidyAdvisorResize>;
  'subsidy-advisor:error': CustomEvent<SubsidyAdvisorError>;
}

/** The names of the attributes; each is watched. */
export type SubsidyAdvisorAttribute =
  | 'prefecture'
  | 'purpose'
  | 'programmes'
  | 'lang'
  | 'theme'
  | 'compact'
  | 'share-answers';

declare global {
  /** `<subsidy-advisor>`; it has attributes and events, and no properties or methods of its own. */
  interface SubsidyAdvisorElement extends HTMLElement {
    addEventListener<Name extends keyof SubsidyAdvisorEventMap>(
      type: Name,
      listener: (this: SubsidyAdvisorElement, event: SubsidyAdvisorEventMap[Name]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | AddEventListenerOptions,
    ): void;
  }
  interface HTMLElementTagNameMap {
    'subsidy-advisor': SubsidyAdvisorElement;
  }
  interface HTMLElementEventMap extends SubsidyAdvisorEventMap {}
}
