using System.CommandLine;
using System.Globalization;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Host;
using Monitoring.Settings;

namespace Monitoring.Cli.Backends;

/// <summary>What the commands that question a running stack have in common.</summary>
internal sealed class SignalArguments(CliContext context)
{
    private const string DefaultStack = "dev";

    public Option<string> Stack { get; } = new("--stack", "-s")
    {
        Description = $"Name of the stack; default: MONITOR_STACK, or {DefaultStack}.",
        DefaultValueFactory = _ => context.Environment("MONITOR_STACK") is { Length: > 0 } named ? named : DefaultStack,
        HelpName = "STACK",
        CompletionSources = { _ => StackArgument.Names(context) },
    };

    public Option<string?> Data { get; } = new("--data") { Description = "Directory of a stack that runs on this machine; default: .monitor/<stack> in the project.", HelpName = "DIR" };

    public Option<string[]> Namespaces { get; } = new("--namespace", "-n") { Description = "Namespace; may be given several times. Default: all that you may see.", HelpName = "NS" };

    /// <summary>Adds the options to a command.</summary>
    public TCommand On<TCommand>(TCommand command)
        where TCommand : Command
    {
        command.Add(Stack);
        command.Add(Data);
        return command;
    }

    /// <summary>Adds the options to a command that asks a stack; the ways to it are gone when it has answered.</summary>
    public TCommand On<TCommand>(TCommand command, Func<ParseResult, Signals, CancellationToken, Task<int>> ask)
        where TCommand : Command
    {
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var signals = Open(parsed);
            return await ask(parsed, signals, cancellation);
        });
        return On(command);
    }

    /// <summary>Which components; all of them where it is left out.</summary>
    public static Argument<string?> Component() => new("component") { Description = "Which: a regular expression in the name, or kind/name. All when it is left out.", Arity = ArgumentArity.ZeroOrOne };

    /// <summary>What <see cref="Component"/> means; null for all.</summary>
    public static ComponentPattern? Of(ParseResult parsed, Argument<string?> component) => parsed.GetValue(component) is { } text ? ComponentPattern.Parse(text) : null;

    /// <summary>The namespaces that were named; empty for all that the caller may see.</summary>
    public IReadOnlyList<string> NamespacesOf(ParseResult parsed) => parsed.GetValue(Namespaces) ?? [];

    /// <summary>The ways to the backends; to be disposed of.</summary>
    public Signals Open(ParseResult parsed) => Open(parsed, parsed.GetValue(Stack)!);

    /// <summary>The ways to the backends of a stack that is named in another way; to be disposed of.</summary>
    public Signals Open(ParseResult parsed, string stack) => new(context, stack, new HostFolder(parsed.GetValue(Data) ?? Path.Combine(context.Root, ".monitor", stack)));

    /// <summary>An option that is a time back from now, such as 48h, or a point in time, such as 2026-03-01T12:00:00Z.</summary>
    public static Option<string?> Time(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "TIME" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !TryParse(text, DateTimeOffset.UnixEpoch, out _))
                result.AddError($"'{text}' is neither a time back from now, such as 15m or 48h, nor a point in time, such as 2026-03-01T12:00:00Z.");
        });
        return option;
    }

    /// <summary>What a time option means, seen from now.</summary>
    public static DateTimeOffset? At(string? text, DateTimeOffset now) => text is not null && TryParse(text, now, out var at) ? at : null;

    private static bool TryParse(string text, DateTimeOffset now, out DateTimeOffset at)
    {
        at = now;
        if (Duration.TryParse(text, CultureInfo.InvariantCulture, out var back))
        {
            at = now - back.Value;
            return true;
        }

        // A point in time without a zone is one of this machine's clock, as in every log on it.
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out at);
    }
}
