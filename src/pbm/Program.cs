using AkkaCluster.Pbm.Client;

return await PbmProgram.RunAsync(args, Console.In, Console.Out, Console.Error);
