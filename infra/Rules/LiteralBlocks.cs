using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;

namespace Monitoring.Rules;

/// <summary>Writes text of several lines as a literal block, so that an expression reads in YAML as it was written.</summary>
internal sealed class LiteralBlocks(IEventEmitter next) : ChainedEventEmitter(next)
{
    public override void Emit(ScalarEventInfo eventInfo, IEmitter emitter)
    {
        if (eventInfo.Source.Value is string text && text.Contains('\n', StringComparison.Ordinal))
            eventInfo.Style = ScalarStyle.Literal;
        base.Emit(eventInfo, emitter);
    }
}
