using ResNets.Tests.Data.Sources;
using ResNets.Tests.Training;
using Xunit.Runner.InProc.SystemConsole;

// The test program is also the process that tests start in order to kill it, or to measure it alone.
return args switch
{
    [TrainingWorker.Verb, .. var rest] => TrainingWorker.Run(rest),
    [DataWorker.Verb, .. var rest] => await DataWorker.RunAsync(rest),
    [StepCostWorker.Verb] => StepCostWorker.Run(),
    _ => await ConsoleRunner.Run(args),
};
