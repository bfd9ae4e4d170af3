using System.Text;

namespace Monitoring.Tests.Cli.Metrics;

/// <summary>An output whose lines a test waits for.</summary>
internal sealed class LineWriter : StringWriter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _writing = new();

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_writing)
                return [.. ToString().Split('\n').SkipLast(1)];
        }
    }

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        lock (_writing)
            base.Write(value);
    }

    public override void Write(string? value)
    {
        lock (_writing)
            base.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        lock (_writing)
            base.Write(buffer, index, count);
    }

    public override void WriteLine(string? value)
    {
        lock (_writing)
            base.WriteLine(value);
    }

    public async Task WaitForAsync(int count)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (Lines.Count < count)
            await Task.Delay(20, patience.Token);
    }
}
