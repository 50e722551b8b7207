using AkkaCluster.Cli.Commands;

return await CommandLine.RunAsync(args);
