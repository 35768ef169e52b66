using System.Reflection.Metadata;

namespace HybridFailover.Web.Tests.Architecture;

/// <summary>The types behind whatever a token of metadata stands for.</summary>
internal sealed class HandleNames(MetadataReader reader)
{
    public IEnumerable<string> Of(EntityHandle handle)
    {
        if (handle.IsNil) return [];
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                return [NamedTypes.Name(reader, (TypeDefinitionHandle)handle)];
            case HandleKind.TypeReference:
                return [NamedTypes.Name(reader, (TypeReferenceHandle)handle)];
            case HandleKind.TypeSpecification:
                return reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(NamedTypes.Reader, null);
            case HandleKind.MethodDefinition:
                return Of(reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
            case HandleKind.FieldDefinition:
                return Of(reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
            case HandleKind.MethodSpecification:
                var method = reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                return Of(method.Method).Concat(method.DecodeSignature(NamedTypes.Reader, null).SelectMany(type => type));
            case HandleKind.MemberReference:
                return Of(reader.GetMemberReference((MemberReferenceHandle)handle));
            default:
                return []; // a string, a module: no type
        }
    }

    /// <summary>Its owner, and what its signature passes on: a value that is never written down is used all the same.</summary>
    private IEnumerable<string> Of(MemberReference member)
    {
        if (member.GetKind() == MemberReferenceKind.Field) return Of(member.Parent).Concat(member.DecodeFieldSignature(NamedTypes.Reader, null));
        var signature = member.DecodeMethodSignature(NamedTypes.Reader, null);
        return Of(member.Parent).Concat(signature.ReturnType).Concat(signature.ParameterTypes.SelectMany(type => type));
    }
}
