using Xunit;

namespace Monitoring.Tests.Cli.Support;

/// <summary>For tests that look at what belongs to the whole process: they run when no other test does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessTests
{
    public const string Name = "process";
}
