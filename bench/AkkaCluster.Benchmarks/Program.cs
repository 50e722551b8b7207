using AkkaCluster.Benchmarks.Frame;

return await BenchmarkProgram.RunAsync(args, Console.Out, Console.Error);
