using Xunit;

namespace Monitoring.Tests.Stacks.Support;

/// <summary>Shares <see cref="StackRuns"/> among all tests that look at what the program asks for.</summary>
[CollectionDefinition(StackRuns.Collection)]
public sealed class StacksDefinition : ICollectionFixture<StackRuns>;
