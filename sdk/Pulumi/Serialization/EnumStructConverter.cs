using System.Reflection;

namespace Pulumi.Serialization;

internal sealed class EnumStructConverter : ValueConverter
{
    private readonly Type _type;
    private readonly Type _wireType;
    private readonly ConstructorInvoker _create;

    public EnumStructConverter(Type type)
    {
        var constructor = EnumStructs.ConstructorOf(type)!;
        _type = type;
        _wireType = constructor.GetParameters()[0].ParameterType;
        _create = ConstructorInvoker.Create(constructor);
        Default = Activator.CreateInstance(type);
    }

    public override object? Default { get; }

    protected override bool TryConvertValue(object value, out object? result, ref string? problem)
    {
        if (value.GetType() != _wireType)
            return Misfit(_type.FullName!, value, out result, ref problem);
        result = _create.Invoke(value);
        return true;
    }
}
