using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>Keeps the errors that a program logs and drops all other messages.</summary>
internal sealed class MockEngine : IEngine
{
    private ImmutableArray<string> _errors = [];

    public ImmutableArray<string> Errors => _errors;

    public Task LogAsync(LogMessage message)
    {
        if (message.Severity == LogSeverity.Error)
            ImmutableInterlocked.Update(ref _errors, errors => errors.Add(message.Text));
        return Task.CompletedTask;
    }
}
