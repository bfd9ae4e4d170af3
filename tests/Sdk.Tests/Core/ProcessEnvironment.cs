using Xunit;

namespace Monitoring.Tests.Sdk.Core;

/// <summary>Tests that set what the whole process shares: one at a time, and nothing else beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessEnvironment
{
    public const string Name = "process environment";
}
