// jstat ships no types; these are the functions we call.
declare module "jstat" {
  const jstat: {
    chisquare: {inv(p: number, dof: number): number};
    normal: {inv(p: number, mean: number, sd: number): number};
  };
  export default jstat;
}
