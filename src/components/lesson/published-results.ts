/** A test error other people have published on the same 20 splits of the Boston rows. RMSE in $1000. */
interface PublishedResult {
  readonly id: "pbp" | "dropoutLeaked" | "dropoutClean" | "deepEnsembles";
  readonly rmse: number;
  /** the figure the source puts after ±; the sources do not all say of what */
  readonly plusMinus: number;
  readonly source: string;
}

export const publishedResults: readonly PublishedResult[] = [
  {id: "pbp", rmse: 3.01, plusMinus: 0.18, source: "https://arxiv.org/abs/1502.05336"},
  {
    id: "dropoutLeaked",
    rmse: 2.83,
    plusMinus: 0.17,
    source: "https://github.com/yaringal/DropoutUncertaintyExps"
  },
  {
    id: "dropoutClean",
    rmse: 2.9,
    plusMinus: 0.18,
    source: "https://github.com/yaringal/DropoutUncertaintyExps"
  },
  {id: "deepEnsembles", rmse: 3.28, plusMinus: 1, source: "https://arxiv.org/abs/1612.01474"}
];

export function publishedResult(id: PublishedResult["id"]): PublishedResult {
  return publishedResults.find((result) => result.id === id)!;
}
