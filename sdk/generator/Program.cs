using Monitoring.Generator;

return GeneratorCommand.Run(args, Console.Out, Console.Error);
