/** Something that a reader can set, and that an address can lock. */
interface LessonControl {
  /** as `lock=` takes it: `<letter>.<name>` */
  readonly name: string;
  /** what the lesson calls it */
  readonly label: string;
}

/** A thing to try, as its lesson shows it. */
export interface LessonThing {
  /** its letter in addresses */
  readonly id: string;
  readonly label: string;
  readonly controls: readonly LessonControl[];
}
