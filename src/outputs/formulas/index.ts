export {formulaFaces} from './faces.ts'
export {layOutFormulas} from './lay-out.ts'
export {type FormulaTypesetter, formulaTypesetter} from './typesetter.ts'
