using ResNets.Tests.Training;
using Xunit.Runner.InProc.SystemConsole;

// The test program is also the process that tests start in order to kill it.
return args is [TrainingWorker.Verb, .. var rest] ? TrainingWorker.Run(rest) : await ConsoleRunner.Run(args);
